-- Which tellings since a day carry on or contradict another?
WITH told AS (
    SELECT e.id, {
        'event': e.id, 'sentence': e.sentence, 'title': coalesce(d.title, d.key),
        'publisher': d.publisher, 'published': d.published, 'path': d.path,
        'start': e.sentence_start, 'status': e.status
    } AS telling, coalesce(d.published, CAST(r.started AS DATE)) AS appeared
    FROM reviewed_events AS e
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN runs AS r ON r.id = d.run
),

details AS (
    SELECT link, list(detail ORDER BY number) FILTER (number = 0) AS details
    FROM link_reasons
    GROUP BY link
)

SELECT l.kind, l.severity, coalesce(x.details, []) AS details, b.telling AS earlier,
    a.telling AS later
FROM links AS l
JOIN told AS a ON a.id = l.from_id
JOIN told AS b ON b.id = l.to_id
LEFT JOIN details AS x ON x.link = l.id
WHERE l.kind IN ('updates', 'contradicts', 'denies')
    AND greatest(a.appeared, b.appeared) >= $since
ORDER BY l.kind, l.score DESC, l.id
