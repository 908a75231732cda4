-- Which publishers and speakers does the casebook have, and how much is on their word?
WITH published AS (
    SELECT d.publisher AS name, NULL AS actor, NULL AS country, NULL AS sector, d.id AS document,
        min(d.url) AS url
    FROM documents AS d
    WHERE d.publisher IS NOT NULL
    GROUP BY ALL
),

copied AS (
    SELECT publisher AS name, count(*) AS copies
    FROM duplicates
    WHERE publisher IS NOT NULL
    GROUP BY publisher
),

counted AS (
    SELECT document, count(*) AS events FROM events GROUP BY document
),

publishers AS (
    SELECT p.name, 'publisher' AS role, NULL::VARCHAR AS actor, NULL::VARCHAR AS country,
        NULL::VARCHAR AS sector, min(p.url) AS url, count(*) AS documents,
        coalesce(sum(c.events), 0)::BIGINT AS events
    FROM published AS p
    LEFT JOIN counted AS c ON c.document = p.document
    GROUP BY p.name
),

speakers AS (
    SELECT a.name, 'speaker' AS role, min(a.actor) AS actor, min(a.country) AS country,
        min(a.sector) AS sector, NULL::VARCHAR AS url, count(DISTINCT e.document) AS documents,
        count(DISTINCT e.id) AS events
    FROM attributions AS a
    JOIN events AS e ON e.id = a.record
    GROUP BY a.name
)

SELECT s.*, coalesce(c.copies, 0) AS copies
FROM (FROM publishers UNION ALL FROM speakers) AS s
LEFT JOIN copied AS c ON c.name = s.name AND s.role = 'publisher'
ORDER BY s.role, s.events DESC, s.documents DESC, s.name
