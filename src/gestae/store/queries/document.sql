-- Which documents are meant by this id, beginning of an id, key or path, whole?
WITH chosen AS (
    SELECT * FROM documents
    WHERE (length($words) >= 4 AND starts_with(id, $words)) OR $words IN (key, path)
),

parts AS (
    SELECT p.document, list({
        'span': [p.span_start, p.span_end], 'language': p.language, 'kind': p.kind,
        'speaker': p.speaker
    } ORDER BY p.number) AS passages
    FROM passages AS p
    SEMI JOIN chosen AS c ON c.id = p.document
    GROUP BY p.document
),

origins AS (
    SELECT s.document, list({
        'span': [s.span_start, s.span_end], 'offset': s.source_offset, 'line': s.line,
        'page': s.page, 'start_seconds': s.start_seconds, 'end_seconds': s.end_seconds
    } ORDER BY s.number) AS segments
    FROM segments AS s
    SEMI JOIN chosen AS c ON c.id = s.document
    GROUP BY s.document
)

SELECT c.id, c.key, c.text, c.path, c.title, c.url, c.author, c.publisher, c.published, c.language,
    c.format, coalesce(p.passages, []) AS passages, coalesce(s.segments, []) AS segments, c.notes
FROM chosen AS c
LEFT JOIN parts AS p ON p.document = c.id
LEFT JOIN origins AS s ON s.document = c.id
ORDER BY c.key, c.id
