-- Many tellings, one record: which documents are linked, the deeds that tellings tell, what users
-- decided, and what they say of publishers.
CREATE TABLE linked (
    document VARCHAR PRIMARY KEY,
    rules VARCHAR NOT NULL
);

CREATE TABLE deeds (
    event VARCHAR PRIMARY KEY,
    deed VARCHAR NOT NULL
);

CREATE TABLE decisions (
    number BIGINT PRIMARY KEY,
    id VARCHAR NOT NULL,
    made TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    other VARCHAR,
    field VARCHAR,
    value VARCHAR,
    why VARCHAR,
    document VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER
);

CREATE TABLE source_kinds (
    name VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    country VARCHAR,
    owner VARCHAR
);
