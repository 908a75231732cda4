-- Before how measures and links stand is derived anew, it is forgotten.
DELETE FROM reviews WHERE record NOT IN (SELECT id FROM reviewed_events)
