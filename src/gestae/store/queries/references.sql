-- What events carry of these documents.
SELECT id, key, path, title, url, publisher, published, language
FROM documents
WHERE list_contains($documents, id)
