-- Which measures are of one property of one thing, at least one of them in a fresh document?
--
-- Of what very many measures speak (more than $most), only those of one document are paired.
WITH told AS (
    SELECT m.id, m.document, m.property, a.kind, coalesce(m.actor, lower(m.name)) AS subject,
        m.document IN (SELECT document FROM fresh) AS new
    FROM measures AS m
    JOIN amounts AS a ON a.record = m.id
    WHERE m.property != 'distance'
),

counted AS (
    SELECT *, count(*) OVER (PARTITION BY property, kind, subject) AS times
    FROM told
)

SELECT a.id AS one, b.id AS other
FROM counted AS a
JOIN counted AS b ON a.property = b.property AND a.kind = b.kind AND a.subject = b.subject
WHERE a.id < b.id AND (a.new OR b.new) AND (a.times <= $most OR a.document = b.document)
ORDER BY one, other
