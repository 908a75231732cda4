-- Which events match, by their ids alone?
SELECT e.id
FROM reviewed_events AS e
JOIN documents AS d ON d.id = e.document
LEFT JOIN reviews AS v ON v.record = e.id
WHERE {conditions}
ORDER BY {order}
LIMIT {limit}
