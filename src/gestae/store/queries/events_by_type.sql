-- How many events are there of each type, the most frequent first?
SELECT type, count(*) AS number FROM events GROUP BY type ORDER BY number DESC, type
