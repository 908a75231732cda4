-- Which events match, whole, in the form of the contract?
--
-- They are chosen by their ids before their words are read: a page of fifty reads the words of fifty.
WITH chosen AS (
    SELECT e.id
    FROM reviewed_events AS e
    JOIN documents AS d ON d.id = e.document
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

SELECT e.id, e.type, e.mode, e.contexts, e.instrument,
    coalesce(s.mentions, []) AS sources,
    coalesce(t.mentions, []) AS targets,
    e.status,
    CASE WHEN e.status_cue IS NOT NULL THEN {
        'text': e.status_cue, 'span': [e.status_cue_start, e.status_cue_end]
    } END AS status_cue,
    CASE WHEN e.date_start IS NOT NULL THEN {
        'start': e.date_start, 'end': e.date_end, 'precision': e.date_precision,
        'text': e.date_text, 'span': [e.date_text_start, e.date_text_end]
    } END AS date,
    CASE WHEN e.place IS NOT NULL THEN {
        'name': e.place, 'country': e.place_country, 'latitude': e.latitude,
        'longitude': e.longitude, 'geonames': e.geonames, 'precision': e.place_precision,
        'text': e.place_text, 'span': [e.place_text_start, e.place_text_end]
    } END AS place,
    coalesce(a.amounts, []) AS amounts,
    coalesce(w.attribution, []) AS attribution,
    e.because,
    {'text': e.trigger, 'span': [e.trigger_start, e.trigger_end]} AS trigger,
    e.confidence, e.rule,
    {
        'text': e.sentence, 'span': [e.sentence_start, e.sentence_end], 'language': e.language
    } AS sentence,
    {
        'id': e.document, 'key': d.key, 'path': d.path, 'title': d.title, 'url': d.url,
        'publisher': d.publisher, 'published': d.published, 'language': d.language
    } AS document,
    CASE WHEN v.verdict IS NOT NULL THEN {
        'verdict': v.verdict, 'who': v.who, 'fields': v.fields, 'why': v.why,
        'adjudicated': v.adjudicated, 'reading': e.id
    } END AS review
FROM reviewed_events AS e
SEMI JOIN chosen AS c ON c.id = e.id
JOIN documents AS d ON d.id = e.document
LEFT JOIN reviews AS v ON v.record = e.id
LEFT JOIN sides AS s ON s.event = e.id AND s.role = 'source'
LEFT JOIN sides AS t ON t.event = e.id AND t.role = 'target'
LEFT JOIN sums AS a ON a.record = e.id
LEFT JOIN words AS w ON w.record = e.id
ORDER BY {order}
