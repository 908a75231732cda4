-- Which copies were not kept a second time?
SELECT id, document, key, path, publisher, published, similarity
FROM duplicates
ORDER BY key, id
