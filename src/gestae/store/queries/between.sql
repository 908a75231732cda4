-- The events of one party towards another, as they stand after review, as far as their kind tells.
SELECT e.id, e.type, e.instrument, e.document, e.status
FROM reviewed_events AS e
WHERE e.id IN (
        SELECT r.event FROM reviewed_event_roles AS r
        WHERE r.role = 'source' AND $source IN (r.country, r.actor)
    )
    AND e.id IN (
        SELECT r.event FROM reviewed_event_roles AS r
        WHERE r.role = 'target' AND $target IN (r.country, r.actor)
    )
    AND e.id NOT IN (SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')
ORDER BY e.id
