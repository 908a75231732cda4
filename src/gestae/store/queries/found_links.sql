-- Which links of these kinds have an event or measure of these documents at an end?
WITH own AS (
    SELECT id FROM events WHERE list_contains($documents, document)
    UNION ALL
    SELECT id FROM measures WHERE list_contains($documents, document)
)

SELECT id
FROM links
WHERE list_contains($kinds, kind)
    AND (from_id IN (SELECT id FROM own) OR to_id IN (SELECT id FROM own))
