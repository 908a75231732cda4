-- Which documents may be about one story: those that name two rare actors in common?
WITH named AS (
    SELECT DISTINCT document, coalesce(actor, lower(name)) AS name FROM mentions
),

rare AS (
    SELECT name FROM named GROUP BY name HAVING count(*) BETWEEN 2 AND $most
)

SELECT a.document AS one, b.document AS other
FROM named AS a
JOIN named AS b ON b.name = a.name AND b.document > a.document
WHERE a.name IN (SELECT name FROM rare)
GROUP BY a.document, b.document
HAVING count(*) >= 2
