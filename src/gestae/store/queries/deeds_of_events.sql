-- Which deeds do these events tell, and how many tellings has each deed in all?
WITH told AS (
    SELECT a.id AS event, coalesce(g.deed, a.id) AS deed
    FROM asked_events AS a
    LEFT JOIN deeds AS g ON g.event = a.id
),

counted AS (
    SELECT g.deed, count(*) AS tellings
    FROM deeds AS g
    SEMI JOIN told AS t ON t.deed = g.deed
    GROUP BY g.deed
)

SELECT t.event, t.deed, coalesce(c.tellings, 1) AS tellings
FROM told AS t
LEFT JOIN counted AS c ON c.deed = t.deed
