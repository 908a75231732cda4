-- What cannot both hold: the links that say so, with both statements?
--
-- An end is an event, a measure, or a stretch of a text, which is told by its sentence. Empty lists
-- and a null ask for nothing. They are put in order before their words are read.
WITH asked AS (
    SELECT known.id
    FROM documents AS known, unnest($documents) AS asked (words)
    WHERE (length(words) >= 4 AND starts_with(known.id, words)) OR words IN (known.key, known.path)
        OR ends_with(known.path, '/' || words) OR contains(lower(known.title), lower(words))
),

said AS (
    SELECT l.id, l.kind, l.severity, l.score, l.from_id, l.to_id
    FROM links AS l
    LEFT JOIN reviews AS v ON v.record = l.from_id
    LEFT JOIN reviews AS w ON w.record = l.to_id
    WHERE l.kind IN ('contradicts', 'denies') AND l.score >= $least
        AND (len($severities) = 0 OR list_contains($severities, l.severity))
        AND coalesce(v.verdict, '') != 'rejected' AND coalesce(w.verdict, '') != 'rejected'
        AND l.id IN (
            SELECT r.link FROM link_reasons AS r
            WHERE len($differences) = 0 OR list_contains($differences, r.rule)
        )
),

every_end AS (
    SELECT DISTINCT unnest([from_id, to_id]) AS id FROM said
),

stretches AS (
    SELECT id, split_part(id, ':', 1) AS document,
        try_cast(split_part(split_part(id, ':', 2), '-', 1) AS INTEGER) AS span_start
    FROM every_end
    WHERE contains(id, ':')
),

places AS (
    SELECT id, document, sentence_start FROM reviewed_events SEMI JOIN every_end USING (id)
    UNION ALL
    SELECT id, document, sentence_start FROM measures SEMI JOIN every_end USING (id)
    UNION ALL
    SELECT p.id, p.document, s.span_start
    FROM stretches AS p
    JOIN sentences AS s ON s.document = p.document
        AND s.span_start <= p.span_start AND s.span_end > p.span_start
),

chosen AS (
    SELECT c.*, a.document AS a_document, a.sentence_start AS a_start, b.sentence_start AS b_start
    FROM said AS c
    JOIN places AS a ON a.id = c.from_id
    JOIN places AS b ON b.id = c.to_id
    WHERE len($documents) = 0
        OR a.document IN (SELECT id FROM asked) OR b.document IN (SELECT id FROM asked)
    ORDER BY list_position(['critical', 'major', 'minor'], c.severity), c.score DESC,
        a.document, a.sentence_start, c.id
    LIMIT $most
),

grounds AS (
    SELECT r.link, list(r.rule ORDER BY r.number) AS differences,
        string_agg(r.detail, '; ' ORDER BY r.number) AS detail
    FROM link_reasons AS r
    SEMI JOIN chosen AS c ON c.id = r.link
    GROUP BY r.link
),

ends AS (
    SELECT DISTINCT unnest([from_id, to_id]) AS id FROM chosen
),

speakers AS (
    SELECT a.record, list(a.name ORDER BY a.number) AS names
    FROM reviewed_attributions AS a
    SEMI JOIN ends AS n ON n.id = a.record
    GROUP BY a.record
),

statements AS (
    SELECT e.id, e.document, e.sentence, e.sentence_start, e.language
    FROM reviewed_events AS e
    SEMI JOIN ends USING (id)
    UNION ALL
    SELECT m.id, m.document, m.sentence, m.sentence_start, m.language
    FROM measures AS m
    SEMI JOIN ends USING (id)
    UNION ALL
    SELECT p.id, p.document, s.text, s.span_start, s.language
    FROM stretches AS p
    SEMI JOIN ends USING (id)
    JOIN sentences AS s ON s.document = p.document
        AND s.span_start <= p.span_start AND s.span_end > p.span_start
),

told AS (
    SELECT t.id, t.document, t.sentence_start, {
        'record': t.id, 'sentence': t.sentence, 'language': t.language,
        'speakers': coalesce(s.names, []), 'publisher': d.publisher, 'published': d.published,
        'document': d.key, 'title': d.title
    } AS statement
    FROM statements AS t
    JOIN documents AS d ON d.id = t.document
    LEFT JOIN speakers AS s ON s.record = t.id
)

SELECT c.id, c.kind, c.severity, c.score, g.differences, g.detail, a.statement AS a,
    b.statement AS b
FROM chosen AS c
JOIN grounds AS g ON g.link = c.id
JOIN told AS a ON a.id = c.from_id AND a.sentence_start = c.a_start
JOIN told AS b ON b.id = c.to_id AND b.sentence_start = c.b_start
ORDER BY list_position(['critical', 'major', 'minor'], c.severity), c.score DESC,
    c.a_document, c.a_start, c.id
