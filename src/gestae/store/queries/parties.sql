-- Which parties with a code do events name, and how many events each?
SELECT coalesce(r.country, r.actor) AS code, count(DISTINCT r.event) AS events
FROM reviewed_event_roles AS r
WHERE coalesce(r.country, r.actor) IS NOT NULL
GROUP BY code
ORDER BY events DESC, code
