-- Who denies each deed without telling it: denials that point back to it, with those who deny.
WITH denials AS (
    SELECT coalesce(g.deed, l.to_id) AS deed, e.id AS event, e.document
    FROM links AS l
    JOIN reviewed_events AS e ON e.id = l.from_id
    LEFT JOIN deeds AS g ON g.event = l.to_id
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE l.kind = 'denies' AND e.status != 'denied' AND coalesce(v.verdict, '') != 'rejected'
        AND (len($deeds) = 0
            OR coalesce(g.deed, l.to_id) IN (SELECT unnest(CAST($deeds AS VARCHAR[]))))
)

SELECT n.deed, n.event, n.document, d.publisher, d.author, d.url, coalesce(d.title, d.key) AS name,
    list({
        'id': r.actor, 'name': r.name, 'country': r.country, 'sector': r.sector, 'text': r.text
    } ORDER BY r.number) AS by_whom
FROM denials AS n
JOIN documents AS d ON d.id = n.document
JOIN reviewed_event_roles AS r ON r.event = n.event AND r.role = 'source'
GROUP BY ALL
ORDER BY n.deed, n.event
