-- Back from what was read to what stands after review.
DROP VIEW temp.reviewed_events;
DROP VIEW temp.reviewed_event_roles;
DROP VIEW temp.reviewed_amounts;
DROP VIEW temp.reviewed_attributions;
DROP TABLE temp.reviews;
