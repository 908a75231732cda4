-- Which links tell why, and which deeds do their stretches name or hold back? Those of events that users
-- rejected are left out.
SELECT l.id, l.kind, l.from_id, l.to_id, l.document, l.score,
    list(r.rule) FILTER (
        WHERE contains(r.rule, ' names ') OR contains(r.rule, ' holds back ')
    ) AS named
FROM links AS l
LEFT JOIN link_reasons AS r ON r.link = l.id
WHERE l.kind IN ('causes', 'purpose', 'condition', 'despite') AND l.score >= $least
    AND NOT EXISTS (
        FROM reviews AS v
        WHERE v.verdict = 'rejected' AND v.record IN (l.from_id, l.to_id)
    )
GROUP BY ALL
ORDER BY l.document, l.id
