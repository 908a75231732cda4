-- Many tellings, one record: which documents are linked, the deeds that tellings tell, what users
-- decided, what they say of publishers, and how much hangs on a contradiction.
CREATE TABLE linked (
    document VARCHAR PRIMARY KEY,
    rules VARCHAR NOT NULL
);

CREATE TABLE comparisons (
    one VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    odds DOUBLE NOT NULL,
    kind VARCHAR,
    forward BOOLEAN NOT NULL
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
    adjudicated BOOLEAN NOT NULL,
    document VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER,
    type VARCHAR,
    other_document VARCHAR,
    other_trigger_start INTEGER,
    other_trigger_end INTEGER,
    other_type VARCHAR,
    reading VARCHAR
);

CREATE TABLE reviews (
    record VARCHAR PRIMARY KEY,
    verdict VARCHAR NOT NULL,
    who VARCHAR[] NOT NULL,
    fields VARCHAR[] NOT NULL,
    why VARCHAR,
    adjudicated BOOLEAN NOT NULL
);

CREATE TABLE questions (
    id VARCHAR PRIMARY KEY,
    asked TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    hypotheses VARCHAR[] NOT NULL
);

CREATE TABLE assessments (
    number BIGINT PRIMARY KEY,
    made TIMESTAMP NOT NULL,
    who VARCHAR NOT NULL,
    question VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    hypothesis INTEGER NOT NULL,
    value VARCHAR NOT NULL,
    why VARCHAR
);

CREATE TABLE source_kinds (
    name VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    country VARCHAR,
    owner VARCHAR
);

ALTER TABLE links ADD COLUMN severity VARCHAR;

CREATE TABLE corrected_events AS FROM events LIMIT 0;

CREATE TABLE corrected_event_roles AS FROM event_roles LIMIT 0;

CREATE TABLE corrected_amounts AS FROM amounts LIMIT 0;

CREATE TABLE corrected_attributions AS FROM attributions LIMIT 0;

CREATE VIEW reviewed_events AS
SELECT r.* FROM events AS r ANTI JOIN corrected_events AS c ON c.id = r.id
UNION ALL FROM corrected_events;

CREATE VIEW reviewed_event_roles AS
SELECT r.* FROM event_roles AS r ANTI JOIN corrected_events AS c ON c.id = r.event
UNION ALL FROM corrected_event_roles;

CREATE VIEW reviewed_amounts AS
SELECT r.* FROM amounts AS r ANTI JOIN corrected_events AS c ON c.id = r.record
UNION ALL FROM corrected_amounts;

CREATE VIEW reviewed_attributions AS
SELECT r.* FROM attributions AS r ANTI JOIN corrected_events AS c ON c.id = r.record
UNION ALL FROM corrected_attributions;

CREATE OR REPLACE VIEW dyads AS
SELECT e.id AS event, e.type, e.instrument, e.status, e.date_start, e.date_end,
    s.actor AS source, s.name AS source_name, s.country AS source_country, s.sector AS source_sector,
    t.actor AS target, t.name AS target_name, t.country AS target_country, t.sector AS target_sector,
    e.confidence, e.document
FROM reviewed_events AS e
ANTI JOIN (SELECT record FROM reviews WHERE verdict = 'rejected') AS v ON v.record = e.id
LEFT JOIN reviewed_event_roles AS s ON s.event = e.id AND s.role = 'source'
LEFT JOIN reviewed_event_roles AS t ON t.event = e.id AND t.role = 'target';
