-- How many of the events that match begin on each day and last so many, by type?
SELECT e.date_start AS start, e.date_end - e.date_start AS days, e.type, count(*) AS events
FROM reviewed_events AS e
JOIN documents AS d ON d.id = e.document
WHERE {conditions}
GROUP BY ALL
ORDER BY start, days, e.type
