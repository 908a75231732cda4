-- Which documents were added last, with how many events each?
WITH latest AS (
    SELECT d.id, d.key, d.title, d.publisher, d.published, d.language, r.started
    FROM documents AS d
    LEFT JOIN runs AS r ON r.id = d.run
    ORDER BY r.started DESC NULLS LAST, d.published DESC NULLS LAST, d.key, d.id
    LIMIT $most
)

SELECT l.*, (SELECT count(*) FROM events AS e WHERE e.document = l.id) AS events
FROM latest AS l
ORDER BY l.started DESC NULLS LAST, l.published DESC NULLS LAST, l.key, l.id
