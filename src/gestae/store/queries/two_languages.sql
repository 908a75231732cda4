-- Which documents tell the same in two languages, and how many of their sentences do?
WITH told AS (
    SELECT document, count(*) AS sentences
    FROM links
    WHERE kind = 'translates' AND document IS NOT NULL
    GROUP BY document
)

SELECT d.id, coalesce(d.title, d.key) AS name, d.publisher, d.published, t.sentences
FROM told AS t
JOIN documents AS d ON d.id = t.document
ORDER BY t.sentences DESC, name, d.id
LIMIT $most
