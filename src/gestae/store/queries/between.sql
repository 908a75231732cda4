-- The events of one party towards another, as they stand after review, as far as their kind tells;
-- and those of the one that are told without a target.
SELECT e.id, e.type, e.instrument, e.document, e.status, count(t.event) > 0 AS has_target
FROM reviewed_events AS e
LEFT JOIN reviewed_event_roles AS t ON t.event = e.id AND t.role = 'target'
WHERE e.id IN (
        SELECT r.event FROM reviewed_event_roles AS r
        WHERE r.role = 'source' AND $source IN (r.country, r.actor)
    )
    AND e.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
GROUP BY ALL
HAVING count(t.event) = 0 OR bool_or($target IN (t.country, t.actor))
ORDER BY e.id
