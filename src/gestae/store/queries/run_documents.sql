-- Which documents did runs over these inputs add since a moment, with how much was read from each?
WITH added AS (
    SELECT d.id, d.key, d.title, d.publisher, d.published, d.language, d.coded
    FROM documents AS d
    JOIN runs AS r ON r.id = d.run
    WHERE r.started >= $since AND r.inputs = $inputs
),

told AS (
    SELECT document, count(*) AS number FROM events
    WHERE document IN (SELECT id FROM added) GROUP BY document
),

figures AS (
    SELECT document, count(*) AS number FROM measures
    WHERE document IN (SELECT id FROM added) GROUP BY document
)

SELECT a.*, coalesce(e.number, 0) AS events, coalesce(m.number, 0) AS measures
FROM added AS a
LEFT JOIN told AS e ON e.document = a.id
LEFT JOIN figures AS m ON m.document = a.id
ORDER BY events DESC, a.key, a.id
LIMIT $most
