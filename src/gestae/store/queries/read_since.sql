-- What was read of the documents that appeared since a day?
SELECT coalesce(d.title, d.key) AS title, d.language,
    (SELECT count(*) FROM sentences AS s WHERE s.document = d.id) AS sentences,
    (SELECT count(*) FROM events AS e WHERE e.document = d.id) AS events,
    (SELECT coalesce(list(u.reason), []) FROM uncoded AS u WHERE u.document = d.id) AS reasons
FROM documents AS d
LEFT JOIN runs AS r ON r.id = d.run
WHERE coalesce(d.published, CAST(r.started AS DATE)) >= $since
ORDER BY title, d.id
