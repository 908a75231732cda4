-- The sentences of documents that are in the language of most of the document, in their order.
SELECT s.document, s.text, s.span_start, s.span_end, s.language
FROM sentences AS s
JOIN documents AS d ON d.id = s.document AND d.language = s.language
WHERE list_contains($documents, s.document)
ORDER BY s.document, s.number
