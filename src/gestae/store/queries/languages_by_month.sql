-- How many documents and sentences are there of each month and language? Undated ones have no month.
WITH read AS (SELECT document, count(*) AS number FROM sentences GROUP BY document)

SELECT strftime(d.published, '%Y-%m') AS month, d.language, count(*) AS documents,
    coalesce(sum(r.number), 0)::BIGINT AS sentences
FROM documents AS d
LEFT JOIN read AS r ON r.document = d.id
GROUP BY ALL
ORDER BY month, d.language
