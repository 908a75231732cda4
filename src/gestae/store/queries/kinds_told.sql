-- How many events of a type does each of these documents tell in a language?
SELECT document, type, language, count(*) AS events
FROM events
WHERE list_contains($documents, document)
GROUP BY ALL
