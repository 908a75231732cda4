-- What did the readers remark, and on which document first?
SELECT min(key) AS key, note
FROM (SELECT key, unnest(notes) AS note FROM documents)
GROUP BY note
ORDER BY key, note
