-- Which events match, by their ids alone?
SELECT e.id
FROM reviewed_events AS e
JOIN documents AS d ON d.id = e.document
WHERE {conditions}
ORDER BY {order}
LIMIT {limit}
