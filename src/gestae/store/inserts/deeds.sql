-- Which tellings tell one deed, derived anew: an event that no other tells is a deed by itself.
DELETE FROM deeds;

INSERT INTO deeds
SELECT e.id, coalesce(i.deed, e.id)
FROM events AS e
LEFT JOIN incoming AS i ON i.event = e.id
