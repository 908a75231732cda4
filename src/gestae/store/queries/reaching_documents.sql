-- Which documents tell a range or a distance in an event?
SELECT DISTINCT e.document
FROM reviewed_amounts AS a
JOIN reviewed_events AS e ON e.id = a.record
WHERE a.kind IN ('range', 'distance')
ORDER BY e.document
