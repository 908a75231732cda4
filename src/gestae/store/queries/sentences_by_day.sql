-- How many sentences were read of documents published on each day?
SELECT d.published, count(*) AS sentences
FROM sentences AS s
JOIN documents AS d ON d.id = s.document
WHERE d.published IS NOT NULL
GROUP BY d.published
ORDER BY d.published
