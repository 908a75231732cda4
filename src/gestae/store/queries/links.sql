-- Which links match, whole, in the form of the contract?
WITH chosen AS (
    SELECT l.*, row_number() OVER (ORDER BY {order}) AS position
    FROM links AS l
    LEFT JOIN documents AS d ON d.id = l.document
    WHERE {conditions}
    ORDER BY {order}
    LIMIT {limit}
),

grounds AS (
    SELECT r.link, list({
        'rule': r.rule, 'detail': r.detail, 'weight': r.weight
    } ORDER BY r.number) AS reasons
    FROM link_reasons AS r
    SEMI JOIN chosen AS c ON c.id = r.link
    GROUP BY r.link
),

words AS (
    SELECT a.record, list({
        'speaker': {
            'id': a.actor, 'name': a.name, 'country': a.country, 'sector': a.sector,
            'text': a.text, 'span': [a.span_start, a.span_end],
            'antecedent': CASE WHEN a.antecedent_start IS NOT NULL
                THEN [a.antecedent_start, a.antecedent_end] END
        },
        'cue': a.cue, 'cue_span': [a.cue_start, a.cue_end],
        'manner': a.manner, 'content': [a.content_start, a.content_end]
    } ORDER BY a.number) AS attribution
    FROM attributions AS a
    SEMI JOIN chosen AS c ON c.id = a.record
    GROUP BY a.record
)

SELECT c.id, c.kind, c.from_id AS "from", c.to_id AS "to", c.score,
    coalesce(g.reasons, []) AS reasons,
    CASE WHEN c.evidence IS NOT NULL THEN {
        'text': c.evidence, 'span': [c.evidence_start, c.evidence_end]
    } END AS evidence,
    c.document, c.severity, coalesce(w.attribution, []) AS attribution
FROM chosen AS c
LEFT JOIN grounds AS g ON g.link = c.id
LEFT JOIN words AS w ON w.record = c.id
ORDER BY c.position
