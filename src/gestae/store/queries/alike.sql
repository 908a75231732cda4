-- Which events may tell the deed that this one tells, the likeliest first, and are not told so?
SELECT CASE WHEN c.one = $event THEN c.other ELSE c.one END AS event
FROM comparisons AS c
WHERE $event IN (c.one, c.other)
    AND (SELECT g.deed FROM deeds AS g WHERE g.event = c.one)
        IS DISTINCT FROM (SELECT g.deed FROM deeds AS g WHERE g.event = c.other)
ORDER BY c.odds DESC, event
LIMIT 9
