-- Which of the documents coded now were added by this run, or failed before?
SELECT path, key FROM documents
WHERE id IN (SELECT id FROM coded_now) AND (run = $run OR NOT coded)
