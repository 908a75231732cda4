-- Which documents in two languages may be one text: because links join them, or because they tell
-- at least three of the same deeds, which are half of all that the shorter one tells?
--
-- $documents: those asked for, empty for all. A deed that more than twenty documents tell shows
-- nothing.
WITH told AS (
    SELECT DISTINCT g.deed, e.document, d.language
    FROM deeds AS g
    JOIN events AS e ON e.id = g.event
    JOIN documents AS d ON d.id = e.document
),

sizes AS (SELECT document, count(*) AS deeds FROM told GROUP BY document),

shared AS (
    SELECT deed, document, language
    FROM told
    QUALIFY count(*) OVER (PARTITION BY deed) BETWEEN 2 AND 20
),

alike AS (
    SELECT a.document AS one, b.document AS other, count(*) AS deeds
    FROM shared AS a
    JOIN shared AS b ON b.deed = a.deed AND a.document < b.document AND a.language != b.language
    GROUP BY ALL
),

likely AS (
    SELECT p.one, p.other, p.deeds
    FROM alike AS p
    JOIN sizes AS s ON s.document = p.one
    JOIN sizes AS t ON t.document = p.other
    WHERE p.deeds >= 3 AND p.deeds >= 0.5 * least(s.deeds, t.deeds)
),

linked AS (
    SELECT least(a, b) AS one, greatest(a, b) AS other, count(*) AS deeds
    FROM (
        SELECT split_part(from_id, ':', 1) AS a, split_part(to_id, ':', 1) AS b
        FROM links
        WHERE kind = 'translates' AND document IS NULL
    )
    WHERE a != b
    GROUP BY ALL
),

pairs AS (
    SELECT one, other, max(linked) AS linked, max(deeds) AS deeds
    FROM (
        SELECT *, true AS linked FROM linked
        UNION ALL
        SELECT *, false FROM likely
    )
    GROUP BY one, other
)

SELECT p.one, p.other, p.linked, p.deeds,
    coalesce(a.title, a.key) AS one_name, a.language AS one_language,
    coalesce(b.title, b.key) AS other_name, b.language AS other_language
FROM pairs AS p
JOIN documents AS a ON a.id = p.one
JOIN documents AS b ON b.id = p.other
WHERE len($documents) = 0
    OR list_contains($documents, p.one) OR list_contains($documents, p.other)
ORDER BY p.linked DESC, p.deeds DESC, p.one, p.other
LIMIT $most
