-- Which sentence stands before a stretch of a document, and which behind it?
(
    SELECT 'before' AS side, text, span_start, span_end, language
    FROM sentences
    WHERE document = $document AND span_end <= $start
    ORDER BY span_start DESC
    LIMIT 1
)
UNION ALL
(
    SELECT 'behind', text, span_start, span_end, language
    FROM sentences
    WHERE document = $document AND span_start >= $end
    ORDER BY span_start
    LIMIT 1
)
