-- How do the deeds that these events tell hang together with others: parts, later figures, what
-- contradicts or denies them, and their conditions? Links that users rejected, or whose ends they
-- rejected, are left out.
WITH rejected AS (SELECT record FROM reviews WHERE verdict = 'rejected'),

asked AS (
    SELECT DISTINCT coalesce(g.deed, a.id) AS deed
    FROM asked_events AS a
    LEFT JOIN deeds AS g ON g.event = a.id
)

SELECT l.id, l.kind, coalesce(f.deed, l.from_id) AS from_deed, coalesce(t.deed, l.to_id) AS to_deed,
    l.to_id AS "to", l.score, l.evidence
FROM links AS l
LEFT JOIN deeds AS f ON f.event = l.from_id
LEFT JOIN deeds AS t ON t.event = l.to_id
LEFT JOIN documents AS d ON d.id = l.document
WHERE l.kind IN ('part_of', 'updates', 'contradicts', 'denies', 'condition')
    AND (coalesce(f.deed, l.from_id) IN (FROM asked) OR coalesce(t.deed, l.to_id) IN (FROM asked))
    AND l.id NOT IN (FROM rejected)
    AND l.from_id NOT IN (FROM rejected)
    AND l.to_id NOT IN (FROM rejected)
ORDER BY d.key, l.evidence_start, l.id
