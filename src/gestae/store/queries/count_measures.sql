-- How many measures match?
SELECT count(*) AS number
FROM measures AS m
WHERE {conditions}
