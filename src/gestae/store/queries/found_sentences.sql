-- What stands in the sentences that were found, of those that match, best first?
WITH hits AS (
    SELECT unnest($documents) AS document, unnest($numbers) AS number, unnest($scores) AS score
),

told AS (
    SELECT s.document, s.number, list(e.id ORDER BY e.trigger_start, e.id) AS events
    FROM hits AS h
    JOIN sentences AS s ON s.document = h.document AND s.number = h.number
    JOIN events AS e ON e.document = s.document AND e.sentence_start = s.span_start
    GROUP BY s.document, s.number
)

SELECT h.document, d.title, d.key, d.publisher, d.published, s.text, s.span_start, s.span_end,
    s.language, CAST(h.score AS DOUBLE) AS score, t.events
FROM hits AS h
JOIN sentences AS s ON s.document = h.document AND s.number = h.number
JOIN documents AS d ON d.id = h.document
LEFT JOIN told AS t ON t.document = h.document AND t.number = h.number
WHERE (len($languages) = 0 OR list_contains($languages, s.language))
    AND ($since IS NULL OR d.published >= $since)
    AND ($until IS NULL OR d.published <= $until)
    AND (len($publishers) = 0
        OR list_bool_or(list_transform($publishers, lambda name: contains(lower(d.publisher), name))))
    AND (len($named) = 0 OR list_bool_or(list_transform(
        $named, lambda name: contains(lower(d.title), name) OR contains(lower(d.key), name))))
    AND (NOT $only_events OR t.events IS NOT NULL)
ORDER BY h.score DESC, h.document, h.number
