-- Which other events tell the deed that this one tells?
SELECT g.event
FROM deeds AS g
WHERE g.deed = (SELECT own.deed FROM deeds AS own WHERE own.event = $event) AND g.event != $event
ORDER BY g.event
