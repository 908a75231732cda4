-- Where do the events of these documents stand?
SELECT id, document, trigger_start, trigger_end, type
FROM events
WHERE document IN (SELECT document FROM asked_documents)
