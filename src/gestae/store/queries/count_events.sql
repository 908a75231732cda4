-- How many events match?
SELECT count(*) AS number
FROM reviewed_events AS e
WHERE {conditions}
