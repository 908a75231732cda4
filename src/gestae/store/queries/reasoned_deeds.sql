-- Which deeds have most reasons told: causes, purposes, conditions, and what did not prevent them?
--
-- Only reasons whose other end is a coded event count, by the deed that it tells; ``kinds`` are the
-- kinds of reason. What is sure enough is told by ``$least``.
WITH told AS (
    SELECT CASE WHEN l.kind = 'purpose' THEN l.from_id ELSE l.to_id END AS event, l.kind, l.id,
        l.document
    FROM links AS l
    WHERE l.kind IN ('causes', 'purpose', 'condition', 'despite') AND l.score >= $least
        AND l.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
),

counted AS (
    SELECT coalesce(g.deed, e.id) AS deed, arg_max(e.id, e.confidence) AS event,
        count(DISTINCT t.id) AS reasons, count(DISTINCT t.document) AS documents,
        list_sort(list(DISTINCT t.kind)) AS kinds
    FROM told AS t
    JOIN reviewed_events AS e ON e.id = t.event
    LEFT JOIN deeds AS g ON g.event = e.id
    WHERE e.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
    GROUP BY coalesce(g.deed, e.id)
)

SELECT deed, event, reasons, documents, kinds
FROM counted
ORDER BY reasons DESC, documents DESC, deed
LIMIT $most
