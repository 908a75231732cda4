-- From which words of a stretch of a document was something read, and what?
--
-- One row for each kind of value, place and record: an event's trigger, dates, places, amounts,
-- speakers and the words that tell them, and every actor that is named or meant.
WITH chosen AS (
    SELECT e.*
    FROM reviewed_events AS e
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE e.document = $document AND e.sentence_start < $end AND e.sentence_end > $start
        AND coalesce(v.verdict, '') != 'rejected'
),

figures AS (
    SELECT m.*
    FROM measures AS m
    LEFT JOIN reviews AS v ON v.record = m.id
    WHERE m.document = $document AND m.sentence_start < $end AND m.sentence_end > $start
        AND coalesce(v.verdict, '') != 'rejected'
),

records AS (
    SELECT id FROM chosen
    UNION ALL
    SELECT id FROM figures
)

SELECT 'event' AS kind, trigger_start AS span_start, trigger_end AS span_end, id AS record,
    concat_ws(' ', type, instrument) AS title
FROM chosen
UNION ALL
SELECT 'status', status_cue_start, status_cue_end, id, status
FROM chosen WHERE status_cue IS NOT NULL
UNION ALL
SELECT 'date', date_text_start, date_text_end, id,
    CASE WHEN date_start = date_end THEN CAST(date_start AS VARCHAR)
        ELSE date_start || ' – ' || date_end END
FROM chosen WHERE date_start IS NOT NULL
UNION ALL
SELECT 'place', place_text_start, place_text_end, id, place FROM chosen WHERE place IS NOT NULL
UNION ALL
SELECT 'actor', r.span_start, r.span_end, NULL, r.name
FROM reviewed_event_roles AS r
SEMI JOIN chosen AS c ON c.id = r.event
UNION ALL
SELECT CASE WHEN f.id IS NULL THEN 'amount' ELSE 'measure' END, a.span_start, a.span_end,
    a.record, coalesce(a.of_what, '')
FROM reviewed_amounts AS a
SEMI JOIN records AS n ON n.id = a.record
LEFT JOIN figures AS f ON f.id = a.record
UNION ALL
SELECT 'speaker', a.span_start, a.span_end, a.record, a.name
FROM reviewed_attributions AS a
SEMI JOIN records AS n ON n.id = a.record
UNION ALL
SELECT 'cue', a.cue_start, a.cue_end, a.record, a.name
FROM reviewed_attributions AS a
SEMI JOIN records AS n ON n.id = a.record
UNION ALL
SELECT 'actor', m.span_start, m.span_end, NULL, m.name
FROM mentions AS m
WHERE m.document = $document AND m.span_start < $end AND m.span_end > $start
    AND (m.actor IS NOT NULL OR m.country IS NOT NULL)
ORDER BY ALL
