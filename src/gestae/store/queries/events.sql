-- Which events match, whole, in the form of the contract?
WITH chosen AS (
    SELECT e.*, d.key, d.path, d.title, d.url, d.publisher, d.published,
        d.language AS document_language, row_number() OVER (ORDER BY {order}) AS position,
        v.verdict, v.who, v.fields, v.why, v.adjudicated
    FROM reviewed_events AS e
    JOIN documents AS d ON d.id = e.document
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE {conditions}
    ORDER BY {order}
    LIMIT {limit}
),

sides AS (
    SELECT r.event, r.role, list({
        'id': r.actor, 'name': r.name, 'country': r.country, 'sector': r.sector, 'text': r.text,
        'span': [r.span_start, r.span_end],
        'antecedent': CASE WHEN r.antecedent_start IS NOT NULL
            THEN [r.antecedent_start, r.antecedent_end] END
    } ORDER BY r.number) AS mentions
    FROM reviewed_event_roles AS r
    SEMI JOIN chosen AS c ON c.id = r.event
    GROUP BY r.event, r.role
),

sums AS (
    SELECT a.record, list({
        'low': a.low, 'high': a.high, 'about': a.about, 'kind': a.kind, 'unit': a.unit,
        'of': a.of_what, 'text': a.text, 'span': [a.span_start, a.span_end]
    } ORDER BY a.number) AS amounts
    FROM reviewed_amounts AS a
    SEMI JOIN chosen AS c ON c.id = a.record
    GROUP BY a.record
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
    FROM reviewed_attributions AS a
    SEMI JOIN chosen AS c ON c.id = a.record
    GROUP BY a.record
)

SELECT c.id, c.type, c.mode, c.contexts, c.instrument,
    coalesce(s.mentions, []) AS sources,
    coalesce(t.mentions, []) AS targets,
    c.status,
    CASE WHEN c.status_cue IS NOT NULL THEN {
        'text': c.status_cue, 'span': [c.status_cue_start, c.status_cue_end]
    } END AS status_cue,
    CASE WHEN c.date_start IS NOT NULL THEN {
        'start': c.date_start, 'end': c.date_end, 'precision': c.date_precision,
        'text': c.date_text, 'span': [c.date_text_start, c.date_text_end]
    } END AS date,
    CASE WHEN c.place IS NOT NULL THEN {
        'name': c.place, 'country': c.place_country, 'latitude': c.latitude,
        'longitude': c.longitude, 'geonames': c.geonames, 'precision': c.place_precision,
        'text': c.place_text, 'span': [c.place_text_start, c.place_text_end]
    } END AS place,
    coalesce(a.amounts, []) AS amounts,
    coalesce(w.attribution, []) AS attribution,
    c.because,
    {'text': c.trigger, 'span': [c.trigger_start, c.trigger_end]} AS trigger,
    c.confidence, c.rule,
    {
        'text': c.sentence, 'span': [c.sentence_start, c.sentence_end], 'language': c.language
    } AS sentence,
    {
        'id': c.document, 'key': c.key, 'path': c.path, 'title': c.title, 'url': c.url,
        'publisher': c.publisher, 'published': c.published, 'language': c.document_language
    } AS document,
    CASE WHEN c.verdict IS NOT NULL THEN {
        'verdict': c.verdict, 'who': c.who, 'fields': c.fields, 'why': c.why,
        'adjudicated': c.adjudicated, 'reading': c.id
    } END AS review
FROM chosen AS c
LEFT JOIN sides AS s ON s.event = c.id AND s.role = 'source'
LEFT JOIN sides AS t ON t.event = c.id AND t.role = 'target'
LEFT JOIN sums AS a ON a.record = c.id
LEFT JOIN words AS w ON w.record = c.id
ORDER BY c.position
