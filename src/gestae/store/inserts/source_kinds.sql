-- What the user says of publishers and speakers; a name that is there gets what is said now.
INSERT OR REPLACE INTO source_kinds
SELECT name, kind, country, owner
FROM incoming;
