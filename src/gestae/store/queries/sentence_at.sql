-- Which sentence of the document holds this stretch?
SELECT text, span_start, span_end, language
FROM sentences
WHERE document = $document AND span_start <= $start AND span_end >= $end
ORDER BY span_end - span_start
LIMIT 1
