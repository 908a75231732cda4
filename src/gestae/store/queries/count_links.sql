-- How many links match?
SELECT count(*) AS number
FROM links AS l
WHERE {conditions}
