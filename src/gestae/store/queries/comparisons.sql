-- What was found between tellings that were laid beside each other, in the order of the days on which
-- the first of them appeared?
SELECT c.one, c.other, c.odds, c.kind, c.forward
FROM comparisons AS c
JOIN events AS a ON a.id = c.one
JOIN events AS b ON b.id = c.other
JOIN documents AS d ON d.id = a.document
JOIN documents AS e ON e.id = b.document
ORDER BY least(d.published, e.published), c.one, c.other
