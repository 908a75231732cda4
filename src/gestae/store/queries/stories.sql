-- What tells the story of each of these documents: its title and its opening?
SELECT d.id AS document, coalesce(d.title, '') AS title, d.published, d.language,
    string_agg(s.text, ' ' ORDER BY s.number) AS opening
FROM documents AS d
LEFT JOIN sentences AS s ON s.document = d.id AND s.number < $sentences
WHERE list_contains($documents, d.id)
GROUP BY ALL
