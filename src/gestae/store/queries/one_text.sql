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
    SELECT s.document, s.text,
        regexp_replace(lower(s.text[:50]), '[^\p{L}\p{N}]+', ' ', 'g') AS beginning
    FROM sentences AS s
    SEMI JOIN several USING (document)
    WHERE length(s.text) >= CASE WHEN s.language IN ('zh', 'ja') THEN 25 ELSE 70 END
),

-- Few sentences begin as another does, and to compare beginnings takes less than half of the time.
likely AS (
    SELECT document, text
    FROM long
    QUALIFY length(beginning) < 32 OR count(*) OVER (PARTITION BY beginning[:32]) > 1
),

hashed AS (
    SELECT DISTINCT document, hash(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g')) AS words
    FROM likely
),

shared AS (
    SELECT document, words
    FROM hashed
    QUALIFY count(*) OVER (PARTITION BY words) BETWEEN 2 AND 20
),

pairs AS (
    SELECT a.document AS one, b.document AS other, count(*) AS times
    FROM shared AS a
    JOIN shared AS b ON b.words = a.words AND a.document < b.document
    GROUP BY ALL
),

sizes AS (
    SELECT document,
        count(DISTINCT hash(regexp_replace(lower(text), '[^\p{L}\p{N}]+', ' ', 'g'))) AS sentences
    FROM long
    WHERE document IN (SELECT one FROM pairs UNION ALL SELECT other FROM pairs)
    GROUP BY document
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
