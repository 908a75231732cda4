-- What are the texts of these documents, as they are kept?
SELECT id, text
FROM documents
WHERE list_contains($documents, id)
