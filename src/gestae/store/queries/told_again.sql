-- Which stretches of these documents tell the same in two languages?
SELECT document, from_id, to_id
FROM links
WHERE kind = 'translates' AND list_contains($documents, document)
ORDER BY id
