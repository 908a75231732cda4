-- What do these documents say, without the lines that became metadata?
SELECT d.id, string_agg(
    substring(d.text, p.span_start + 1, p.span_end - p.span_start), chr(10) || chr(10) ORDER BY p.number
) AS body
FROM documents AS d
JOIN passages AS p ON p.document = d.id AND p.kind != 'head'
WHERE list_contains($ids, d.id)
GROUP BY d.id
