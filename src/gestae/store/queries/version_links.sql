-- The links between versions of which a document is asked for, or is there no more.
WITH ends AS (
    SELECT id, unnest([split_part(from_id, ':', 1), split_part(to_id, ':', 1)]) AS document
    FROM links
    WHERE kind = 'translates' AND document IS NULL
)

SELECT DISTINCT id
FROM ends
WHERE list_contains($documents, document) OR document NOT IN (SELECT id FROM documents)
ORDER BY id
