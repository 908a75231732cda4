-- Which events that nobody has decided on is the program least sure of?
SELECT e.id, e.type, e.mode, e.instrument, e.sentence, e.language, e.confidence, e.document,
    coalesce(d.title, d.key) AS title
FROM events AS e
ANTI JOIN reviews AS v ON v.record = e.id
JOIN documents AS d ON d.id = e.document
ORDER BY e.confidence, e.id
LIMIT $most
