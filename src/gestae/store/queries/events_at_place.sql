-- Which of the events that match take place there, the latest first?
SELECT e.id
FROM reviewed_events AS e
WHERE e.place = $place_name AND coalesce(e.place_country, '') = $place_country
    AND e.place_precision = $place_precision AND {conditions}
ORDER BY e.date_start DESC NULLS LAST, e.document, e.trigger_start, e.id
LIMIT {limit}
