-- How much of each document was read and coded, and what of it was not?
WITH parts AS (
    SELECT p.document, count(*) AS passages, count(*) FILTER (u.passage IS NOT NULL) AS uncoded,
        count(*) FILTER (p.kind = 'head') AS heads,
        coalesce(sum(p.span_end - p.span_start) FILTER (u.passage IS NOT NULL), 0)::BIGINT
            AS uncoded_characters,
        list(DISTINCT p.language ORDER BY p.language) AS languages,
        list(DISTINCT u.reason ORDER BY u.reason) FILTER (u.reason IS NOT NULL) AS reasons
    FROM passages AS p
    LEFT JOIN uncoded AS u ON u.document = p.document AND u.passage = p.number
    GROUP BY p.document
),

copies AS (SELECT document, count(*) AS number FROM duplicates GROUP BY document),

told AS (SELECT document, count(*) AS number FROM sentences GROUP BY document),

deeds AS (SELECT document, count(*) AS number FROM events GROUP BY document),

figures AS (SELECT document, count(*) AS number FROM measures GROUP BY document)

SELECT d.id, d.key, d.path, d.title, d.published, d.format, d.coded,
    length(d.text)::BIGINT AS characters,
    coalesce(p.languages, []) AS languages,
    coalesce(p.passages, 0) AS passages,
    coalesce(p.heads, 0) AS heads,
    coalesce(p.uncoded, 0) AS uncoded,
    coalesce(p.uncoded_characters, 0) AS uncoded_characters,
    coalesce(p.reasons, []) AS reasons,
    coalesce(t.number, 0) AS sentences,
    coalesce(e.number, 0) AS events,
    coalesce(m.number, 0) AS measures,
    coalesce(c.number, 0) AS copies,
    d.notes
FROM documents AS d
LEFT JOIN parts AS p ON p.document = d.id
LEFT JOIN told AS t ON t.document = d.id
LEFT JOIN deeds AS e ON e.document = d.id
LEFT JOIN figures AS m ON m.document = d.id
LEFT JOIN copies AS c ON c.document = d.id
ORDER BY d.key, d.id
