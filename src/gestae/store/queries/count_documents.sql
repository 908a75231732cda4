-- How many documents match?
WITH told AS (SELECT DISTINCT document FROM events),

failed AS (SELECT DISTINCT path FROM failures)

SELECT count(*) AS number
FROM documents AS d
LEFT JOIN told AS e ON e.document = d.id
LEFT JOIN failed AS f ON f.path = d.path
WHERE {conditions}
