-- Which tellings stand in one sentence, as pairs, the lesser id first?
SELECT a.id AS one, b.id AS other
FROM events AS a
JOIN events AS b ON b.document = a.document AND b.sentence_start = a.sentence_start AND b.id > a.id
ORDER BY one, other
