-- Which documents match, with how much was read from each: one row a document?
--
-- Empty lists and nulls ask for nothing. Failures are those of the document's own file.
WITH told AS (SELECT document, count(*) AS number FROM events GROUP BY document),

figures AS (SELECT document, count(*) AS number FROM measures GROUP BY document),

read AS (SELECT document, count(*) AS number FROM sentences GROUP BY document),

copied AS (SELECT document, count(*) AS number FROM duplicates GROUP BY document),

failed AS (SELECT path, count(*) AS number FROM failures GROUP BY path),

left_out AS (SELECT document, count(*) AS number FROM uncoded GROUP BY document)

SELECT d.id, d.key, d.path, d.title, d.publisher, d.author, d.published, d.language, d.format,
    d.coded,
    coalesce(s.number, 0) AS sentences, coalesce(e.number, 0) AS events,
    coalesce(m.number, 0) AS measures, coalesce(f.number, 0) AS failures,
    coalesce(u.number, 0) AS uncoded, coalesce(c.number, 0) AS copies, d.notes
FROM documents AS d
LEFT JOIN read AS s ON s.document = d.id
LEFT JOIN told AS e ON e.document = d.id
LEFT JOIN figures AS m ON m.document = d.id
LEFT JOIN failed AS f ON f.path = d.path
LEFT JOIN left_out AS u ON u.document = d.id
LEFT JOIN copied AS c ON c.document = d.id
WHERE {conditions}
ORDER BY {order}
LIMIT {limit}
