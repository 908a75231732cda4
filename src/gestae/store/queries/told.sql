-- Who tells each deed: one row for each of its tellings, with those on whose word it is.
--
-- What users rejected is no telling. $deeds: the deeds asked for, empty for all.
WITH tellings AS (
    SELECT coalesce(g.deed, e.id) AS deed, e.id AS event, e.document, e.status
    FROM reviewed_events AS e
    LEFT JOIN deeds AS g ON g.event = e.id
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE coalesce(v.verdict, '') != 'rejected'
        AND (len($deeds) = 0
            OR coalesce(g.deed, e.id) IN (SELECT unnest(CAST($deeds AS VARCHAR[]))))
),

words AS (
    SELECT a.record, list({
        'id': a.actor, 'name': a.name, 'country': a.country, 'sector': a.sector, 'text': a.text
    } ORDER BY a.number) AS speakers
    FROM reviewed_attributions AS a
    SEMI JOIN tellings AS t ON t.event = a.record
    GROUP BY a.record
)

SELECT t.deed, t.event, t.document, d.publisher, d.author, d.url, coalesce(d.title, d.key) AS name,
    t.status = 'denied' AS denies, coalesce(w.speakers, []) AS speakers
FROM tellings AS t
JOIN documents AS d ON d.id = t.document
LEFT JOIN words AS w ON w.record = t.event
ORDER BY t.deed, t.event
