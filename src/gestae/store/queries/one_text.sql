-- Which documents that tell one deed are one text: because of long sentences they share, or because
-- one is a translation of the other?
--
-- Two documents are one text where they share three long sentences, or a quarter of the shorter one's.
-- A sentence that more than twenty documents have is a notice or a saying, and shows nothing.
WITH several AS (
    SELECT DISTINCT e.document
    FROM events AS e
    JOIN deeds AS g ON g.event = e.id
),

long AS (
    SELECT s.document, hash(regexp_replace(lower(s.text), '[^\p{L}\p{N}]+', ' ', 'g')) AS words
    FROM sentences AS s
    SEMI JOIN several USING (document)
    WHERE length(s.text) >= CASE WHEN s.language IN ('zh', 'ja') THEN 25 ELSE 70 END
),

told AS (
    SELECT DISTINCT document, words FROM long
),

sizes AS (
    SELECT document, count(*) AS sentences FROM told GROUP BY document
),

shared AS (
    SELECT document, words
    FROM told
    QUALIFY count(*) OVER (PARTITION BY words) BETWEEN 2 AND 20
),

pairs AS (
    SELECT a.document AS one, b.document AS other, count(*) AS times
    FROM shared AS a
    JOIN shared AS b ON b.words = a.words AND a.document < b.document
    GROUP BY ALL
)

SELECT p.one, p.other
FROM pairs AS p
JOIN sizes AS s ON s.document = p.one
JOIN sizes AS t ON t.document = p.other
WHERE p.times >= 3 OR p.times >= 0.25 * least(s.sentences, t.sentences)
UNION
SELECT split_part(from_id, ':', 1), split_part(to_id, ':', 1)
FROM links
WHERE kind = 'translates' AND document IS NULL
ORDER BY ALL
