-- Which languages, formats and publishers do documents have, and how many have each?
SELECT 'language' AS facet, language AS value, count(*) AS documents
FROM documents GROUP BY language
UNION ALL
SELECT 'format', format, count(*) FROM documents GROUP BY format
UNION ALL
SELECT 'publisher', publisher, count(*) FROM documents WHERE publisher IS NOT NULL GROUP BY publisher
ORDER BY facet, documents DESC, value
