-- Which deeds are told since a day and by no document before, with their tellings?
WITH dated AS (
    SELECT d.*, coalesce(d.published, CAST(r.started AS DATE)) AS appeared
    FROM documents AS d
    LEFT JOIN runs AS r ON r.id = d.run
),

told AS (
    SELECT coalesce(g.deed, e.id) AS deed, e.*, d.appeared, coalesce(d.title, d.key) AS title,
        d.publisher, d.published, d.path
    FROM reviewed_events AS e
    JOIN dated AS d ON d.id = e.document
    LEFT JOIN deeds AS g ON g.event = e.id
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE v.verdict IS DISTINCT FROM 'rejected'
),

fresh AS (
    SELECT deed FROM told
    GROUP BY deed
    HAVING min(appeared) >= $since AND max(confidence) >= $confidence
),

sides AS (
    SELECT event, role, list({'actor': actor, 'name': name, 'country': country} ORDER BY number)
        AS actors
    FROM reviewed_event_roles
    GROUP BY event, role
),

figures AS (
    SELECT record, list(text ORDER BY number) AS amounts
    FROM reviewed_amounts
    GROUP BY record
)

SELECT t.deed,
    arg_max(t.type, t.confidence) AS type,
    arg_max(t.instrument, t.confidence) AS instrument,
    arg_max(t.status, t.confidence) AS status,
    arg_max(s.actors, t.confidence) FILTER (s.actors IS NOT NULL) AS sources,
    arg_max(r.actors, t.confidence) FILTER (r.actors IS NOT NULL) AS targets,
    arg_max(f.amounts, t.confidence) FILTER (f.amounts IS NOT NULL) AS amounts,
    arg_max(t.date_text, t.confidence) AS day,
    max(t.confidence) AS confidence,
    count(*) AS tellings,
    list_sort(list(DISTINCT coalesce(t.publisher, t.title))) AS publishers,
    list({
        'event': t.id, 'sentence': t.sentence, 'title': t.title, 'publisher': t.publisher,
        'published': t.published, 'path': t.path, 'start': t.sentence_start
    } ORDER BY t.confidence DESC, t.id) AS told
FROM told AS t
SEMI JOIN fresh ON fresh.deed = t.deed
LEFT JOIN sides AS s ON s.event = t.id AND s.role = 'source'
LEFT JOIN sides AS r ON r.event = t.id AND r.role = 'target'
LEFT JOIN figures AS f ON f.record = t.id
GROUP BY t.deed
ORDER BY t.deed
