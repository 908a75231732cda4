-- Of what kind are the events that match: type and instrument?
SELECT e.id, e.type, e.instrument
FROM reviewed_events AS e
WHERE {conditions}
