-- Which sentences do these documents have?
SELECT document, number, text
FROM sentences
WHERE list_contains($documents, document)
ORDER BY document, number
