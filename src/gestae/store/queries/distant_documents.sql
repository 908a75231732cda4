-- Which documents tell a distance, in a measure or an event?
SELECT DISTINCT coalesce(m.document, e.document) AS document
FROM amounts AS a
LEFT JOIN measures AS m ON m.id = a.record
LEFT JOIN events AS e ON e.id = a.record
WHERE a.kind = 'distance' AND coalesce(m.document, e.document) IS NOT NULL
ORDER BY document
