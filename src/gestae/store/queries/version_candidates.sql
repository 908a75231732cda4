-- Which documents of two languages tell so many deeds in common that one may be a version of the other?
--
-- One of each pair is among the documents asked for. In common must be half of what the one with fewer
-- deeds tells; of each document asked for the ten with most in common are given.
WITH told AS (
    SELECT DISTINCT e.document, coalesce(g.deed, e.id) AS deed, d.language
    FROM events AS e
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN deeds AS g ON g.event = e.id
),

sizes AS (
    SELECT document, count(*) AS deeds
    FROM told
    GROUP BY document
),

shared AS (
    SELECT a.document AS asked, b.document AS other, count(*) AS deeds
    FROM told AS a
    JOIN told AS b ON b.deed = a.deed AND b.language != a.language
    WHERE list_contains($documents, a.document)
    GROUP BY ALL
),

nearest AS (
    SELECT s.asked, s.other
    FROM shared AS s
    JOIN sizes AS x ON x.document = s.asked
    JOIN sizes AS y ON y.document = s.other
    WHERE 2 * s.deeds >= least(x.deeds, y.deeds)
    QUALIFY row_number() OVER (PARTITION BY s.asked ORDER BY s.deeds DESC, s.other) <= 10
)

SELECT DISTINCT least(asked, other) AS one, greatest(asked, other) AS other
FROM nearest
ORDER BY ALL
