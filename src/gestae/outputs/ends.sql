-- What do the ends of links tell, in words? $names holds the ids.
WITH asked AS (SELECT unnest($names) AS name),

sides AS (
    SELECT r.event,
        string_agg(DISTINCT r.name, ', ') FILTER (r.role = 'source') AS sources,
        string_agg(DISTINCT r.name, ', ') FILTER (r.role = 'target') AS targets
    FROM reviewed_event_roles AS r JOIN asked ON asked.name = r.event
    GROUP BY r.event
)

SELECT e.id, concat(
    left(e.id, 8), ' ', coalesce(s.sources, '—'), ' → ', coalesce(s.targets, '—'), ': ', e.type,
    ' ' || e.instrument, ' (', e.status, '), “', e.trigger, '”')
FROM asked JOIN reviewed_events AS e ON e.id = asked.name LEFT JOIN sides AS s ON s.event = e.id
UNION ALL
SELECT m.id, concat(left(m.id, 8), ' ', m.name, ': ', m.property, ' ', a.text)
FROM asked JOIN measures AS m ON m.id = asked.name JOIN amounts AS a ON a.record = m.id
UNION ALL
SELECT asked.name,
    concat('“', substring(d.text, place[1]::INT + 1, place[2]::INT - place[1]::INT), '”')
FROM asked,
    (SELECT str_split(str_split(asked.name, ':')[2], '-') AS place),
    documents AS d
WHERE contains(asked.name, ':') AND d.id = str_split(asked.name, ':')[1]
