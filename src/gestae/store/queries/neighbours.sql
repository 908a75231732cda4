-- Where does an event stand: in which sentence, behind and before which other, which of how many?
--
-- Rejected ones are passed over, but for the one that is asked for.
WITH own AS (SELECT document FROM reviewed_events WHERE id = $event),

standing AS (
    SELECT e.id, e.document, e.sentence_start, e.sentence_end, e.trigger_start
    FROM reviewed_events AS e
    SEMI JOIN own USING (document)
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE coalesce(v.verdict, '') != 'rejected' OR e.id = $event
),

ordered AS (
    SELECT id, document, sentence_start, sentence_end, lag(id) OVER placed AS before, lead(id) OVER placed AS behind,
        row_number() OVER placed AS number, count(*) OVER () AS events
    FROM standing
    WINDOW placed AS (ORDER BY sentence_start, trigger_start, id)
)

SELECT document, sentence_start, sentence_end, before, behind, number, events
FROM ordered
WHERE id = $event
