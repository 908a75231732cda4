-- What is known of the events that match, without their words: who did what to whom, and when?
WITH chosen AS (
    SELECT e.id, e.type, e.mode, e.contexts, e.instrument, e.status, e.date_start, e.date_end,
        e.confidence, d.published
    FROM reviewed_events AS e
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE {conditions}
),

sides AS (
    SELECT r.event,
        list_sort(list_distinct(
            list(coalesce(r.country, r.actor)) FILTER (r.role = 'source')
        )) AS sources,
        list_sort(list_distinct(
            list(coalesce(r.country, r.actor)) FILTER (r.role = 'target')
        )) AS targets
    FROM reviewed_event_roles AS r
    SEMI JOIN chosen AS c ON c.id = r.event
    WHERE coalesce(r.country, r.actor) IS NOT NULL
    GROUP BY r.event
)

SELECT c.id, coalesce(g.deed, c.id) AS deed, c.type, c.mode, c.contexts, c.instrument, c.status,
    c.date_start, c.date_end, c.published, c.confidence,
    coalesce(s.sources, []) AS sources,
    coalesce(s.targets, []) AS targets
FROM chosen AS c
LEFT JOIN sides AS s ON s.event = c.id
LEFT JOIN deeds AS g ON g.event = c.id
ORDER BY c.id
