-- The latest runs that added something, before a moment.
SELECT started, ended, interrupted, inputs, documents, events, failures
FROM runs
WHERE started < $before
ORDER BY started DESC
LIMIT $most
