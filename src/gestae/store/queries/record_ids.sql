-- Which events, measures and links have an id that begins so? Two are enough to know it is not one.
SELECT 'events' AS kind, id FROM reviewed_events WHERE starts_with(id, $name)
UNION ALL SELECT 'measures', id FROM measures WHERE starts_with(id, $name)
UNION ALL SELECT 'links', id FROM links WHERE starts_with(id, $name)
LIMIT 2
