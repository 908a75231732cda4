-- Which sentences do these documents have?
SELECT document, number, span_start, span_end, text, language
FROM sentences
WHERE list_contains($documents, document)
ORDER BY document, number
