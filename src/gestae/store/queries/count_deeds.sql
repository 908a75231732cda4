-- How many deeds have a telling that matches, and at least so many tellings in all?
WITH matching AS (
    SELECT DISTINCT coalesce(g.deed, e.id) AS deed
    FROM reviewed_events AS e
    LEFT JOIN deeds AS g ON g.event = e.id
    WHERE {conditions}
)

SELECT count(*) AS number
FROM matching AS m
WHERE $least <= 1 OR m.deed IN (
    SELECT g.deed FROM deeds AS g GROUP BY g.deed HAVING count(*) >= $least
)
