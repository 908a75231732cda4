-- Which pairs of parties have most deeds between them, in either direction, and of which kinds?
--
-- A deed counts once a pair, by its surest telling. What is denied or over is left out. ``$quads``
-- and ``$types`` say the quad class of each type.
WITH ends AS (
    SELECT DISTINCT r.event, r.role, coalesce(r.country, r.actor) AS party
    FROM reviewed_event_roles AS r
    WHERE coalesce(r.country, r.actor) IS NOT NULL
),

told AS (
    SELECT e.id, coalesce(g.deed, e.id) AS deed, e.type, e.confidence, e.date_start, e.date_end
    FROM reviewed_events AS e
    LEFT JOIN deeds AS g ON g.event = e.id
    WHERE e.status NOT IN ('denied', 'ended')
        AND e.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
),

between_them AS (
    SELECT least(s.party, t.party) AS one, greatest(s.party, t.party) AS other, d.deed,
        arg_max(d.type, d.confidence) AS type, min(d.date_start) AS first, max(d.date_end) AS last
    FROM told AS d
    JOIN ends AS s ON s.event = d.id AND s.role = 'source'
    JOIN ends AS t ON t.event = d.id AND t.role = 'target'
    WHERE s.party <> t.party
    GROUP BY ALL
)

SELECT p.one, p.other, count(*) AS deeds,
    count(*) FILTER ($quads[list_position($types, p.type)] = 'verbal_cooperation')
        AS verbal_cooperation,
    count(*) FILTER ($quads[list_position($types, p.type)] = 'material_cooperation')
        AS material_cooperation,
    count(*) FILTER ($quads[list_position($types, p.type)] = 'verbal_conflict')
        AS verbal_conflict,
    count(*) FILTER ($quads[list_position($types, p.type)] = 'material_conflict')
        AS material_conflict,
    min(p.first) AS first, max(p.last) AS last
FROM between_them AS p
GROUP BY p.one, p.other
ORDER BY deeds DESC, p.one, p.other
LIMIT $most
