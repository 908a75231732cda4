-- Which tellings tell one deed, derived anew: an event that no other tells is a deed by itself, also
-- one that a user added, which stands among those that were corrected.
DELETE FROM deeds;

INSERT INTO deeds
SELECT e.id, coalesce(i.deed, e.id)
FROM (SELECT id FROM events UNION SELECT id FROM corrected_events) AS e
LEFT JOIN incoming AS i ON i.event = e.id
