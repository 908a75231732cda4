-- Is there an event with this id, read or added?
SELECT id FROM reviewed_events WHERE id = $name
