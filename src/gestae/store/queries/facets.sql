-- How many of the events that match have each value, the most frequent first, at most so many each?
--
-- An event with two sources counts for both. A party is its country, else its own id, else its name,
-- and is called as the country or body itself is named most often.
WITH chosen AS MATERIALIZED (
    SELECT e.id, e.type, e.status, e.instrument, e.language, e.document
    FROM reviewed_events AS e
    WHERE {conditions}
),

parties AS (
    SELECT DISTINCT r.event, r.role, coalesce(r.country, r.actor, r.name) AS value
    FROM reviewed_event_roles AS r
    SEMI JOIN chosen AS c ON c.id = r.event
),

counted AS (
    SELECT 'type' AS facet, type AS value, count(*) AS events FROM chosen GROUP BY type
    UNION ALL
    SELECT 'status', status, count(*) FROM chosen GROUP BY status
    UNION ALL
    SELECT 'instrument', instrument, count(*)
    FROM chosen WHERE instrument IS NOT NULL GROUP BY instrument
    UNION ALL
    SELECT 'language', language, count(*) FROM chosen GROUP BY language
    UNION ALL
    SELECT role, value, count(*) FROM parties GROUP BY role, value
    UNION ALL
    SELECT 'document', document, count(*) FROM chosen GROUP BY document
),

foremost AS (
    SELECT * FROM counted
    QUALIFY row_number() OVER (PARTITION BY facet ORDER BY events DESC, value) <= $most
),

named AS (
    SELECT r.actor AS value, mode(r.name) AS name
    FROM event_roles AS r
    WHERE r.actor IN (SELECT value FROM foremost WHERE facet IN ('source', 'target'))
    GROUP BY r.actor
)

SELECT f.facet, f.value, coalesce(n.name, d.title, d.key, f.value) AS name, f.events
FROM foremost AS f
LEFT JOIN named AS n ON n.value = f.value AND f.facet IN ('source', 'target')
LEFT JOIN documents AS d ON d.id = f.value AND f.facet = 'document'
ORDER BY f.facet, f.events DESC, f.value
