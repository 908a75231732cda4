-- Which deeds have one of these parties on either side, each by its surest telling: what is it?
--
-- A party is its country, else its own id, else its name. The deeds $deeds are given, too, whoever is
-- in them. What users rejected is left out, but for these.
WITH near AS (
    SELECT DISTINCT r.event AS id
    FROM reviewed_event_roles AS r
    WHERE coalesce(r.country, r.actor, r.name) IN (SELECT unnest(CAST($parties AS VARCHAR[])))
    UNION
    SELECT unnest(CAST($deeds AS VARCHAR[]))
),

surest AS (
    SELECT e.id, coalesce(g.deed, e.id) AS deed, e.type, e.instrument, e.status
    FROM reviewed_events AS e
    SEMI JOIN near AS n ON n.id = e.id
    LEFT JOIN deeds AS g ON g.event = e.id
    WHERE e.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
        OR e.id IN (SELECT unnest(CAST($deeds AS VARCHAR[])))
    QUALIFY row_number() OVER (
        PARTITION BY coalesce(g.deed, e.id) ORDER BY e.confidence DESC, e.id DESC
    ) = 1
),

sides AS (
    SELECT r.event,
        list(coalesce(r.country, r.actor, r.name)) FILTER (r.role = 'source') AS sources,
        list(coalesce(r.country, r.actor, r.name)) FILTER (r.role = 'target') AS targets
    FROM reviewed_event_roles AS r
    SEMI JOIN surest AS s ON s.id = r.event
    GROUP BY r.event
)

SELECT s.id, s.deed, s.type, s.instrument, s.status, coalesce(p.sources, []) AS sources,
    coalesce(p.targets, []) AS targets
FROM surest AS s
LEFT JOIN sides AS p ON p.event = s.id
ORDER BY s.id
