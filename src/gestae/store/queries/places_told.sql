-- Where do the events that match take place: one row a place, as exact as the texts tell it?
SELECT e.place AS name, e.place_country AS country, e.place_precision AS precision,
    min(e.latitude) AS latitude, min(e.longitude) AS longitude, min(e.geonames) AS geonames,
    count(*) AS events, count(DISTINCT coalesce(g.deed, e.id)) AS deeds,
    min(e.date_start) AS first, max(e.date_end) AS last
FROM reviewed_events AS e
LEFT JOIN deeds AS g ON g.event = e.id
WHERE e.place IS NOT NULL AND {conditions}
GROUP BY e.place, e.place_country, e.place_precision
ORDER BY events DESC, name, country
