-- What did the program read, whatever was decided? For as long as the connection lasts, the names of
-- what stands after review mean what was read.
CREATE TEMP VIEW reviewed_events AS FROM events;
CREATE TEMP VIEW reviewed_event_roles AS FROM event_roles;
CREATE TEMP VIEW reviewed_amounts AS FROM amounts;
CREATE TEMP VIEW reviewed_attributions AS FROM attributions;
CREATE TEMP TABLE reviews AS FROM reviews LIMIT 0;
