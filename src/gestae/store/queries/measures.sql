-- Which measures match, whole, in the form of the contract?
WITH chosen AS (
    SELECT m.*, d.key, d.path, d.title, d.url, d.publisher, d.published,
        d.language AS document_language, row_number() OVER (ORDER BY {order}) AS position
    FROM measures AS m
    JOIN documents AS d ON d.id = m.document
    WHERE {conditions}
    ORDER BY {order}
    LIMIT {limit}
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

SELECT c.id,
    {
        'id': c.actor, 'name': c.name, 'country': c.country, 'sector': c.sector, 'text': c.text,
        'span': [c.span_start, c.span_end],
        'antecedent': CASE WHEN c.antecedent_start IS NOT NULL
            THEN [c.antecedent_start, c.antecedent_end] END
    } AS subject,
    c.property,
    {
        'low': a.low, 'high': a.high, 'about': a.about, 'kind': a.kind, 'unit': a.unit,
        'of': a.of_what, 'text': a.text, 'span': [a.span_start, a.span_end]
    } AS amount,
    CASE WHEN c.date_start IS NOT NULL THEN {
        'start': c.date_start, 'end': c.date_end, 'precision': c.date_precision,
        'text': c.date_text, 'span': [c.date_text_start, c.date_text_end]
    } END AS date,
    coalesce(w.attribution, []) AS attribution,
    {
        'text': c.sentence, 'span': [c.sentence_start, c.sentence_end], 'language': c.language
    } AS sentence,
    {
        'id': c.document, 'key': c.key, 'path': c.path, 'title': c.title, 'url': c.url,
        'publisher': c.publisher, 'published': c.published, 'language': c.document_language
    } AS document,
    c.confidence
FROM chosen AS c
JOIN amounts AS a ON a.record = c.id
LEFT JOIN words AS w ON w.record = c.id
ORDER BY c.position
