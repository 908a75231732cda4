-- Forgets comparisons that are to be made anew, and those whose pair is no candidate any more.
DELETE FROM comparisons
WHERE one IN (SELECT e.id FROM events AS e WHERE e.document IN (SELECT document FROM fresh))
    OR other IN (SELECT e.id FROM events AS e WHERE e.document IN (SELECT document FROM fresh))
    OR (one, other) NOT IN (SELECT (one, other) FROM candidates)
