-- How many events of each type and instrument, and measures of each property, are there?
-- Events that users rejected are left out.
SELECT 'events' AS record, e.type, e.instrument, count(*) AS number
FROM reviewed_events AS e
ANTI JOIN (SELECT record FROM reviews WHERE verdict = 'rejected') AS v ON v.record = e.id
GROUP BY e.type, e.instrument
UNION ALL
SELECT 'measures', m.property, NULL, count(*)
FROM measures AS m
GROUP BY m.property
