-- Which event stands before this one in its document, which behind it, and which of how many is it?
--
-- Rejected ones are passed over, but for the one that is asked for.
WITH own AS (SELECT document FROM reviewed_events WHERE id = $event),

standing AS (
    SELECT e.id, e.sentence_start, e.trigger_start
    FROM reviewed_events AS e
    SEMI JOIN own USING (document)
    LEFT JOIN reviews AS v ON v.record = e.id
    WHERE coalesce(v.verdict, '') != 'rejected' OR e.id = $event
),

ordered AS (
    SELECT id, lag(id) OVER placed AS before, lead(id) OVER placed AS behind,
        row_number() OVER placed AS number, count(*) OVER () AS events
    FROM standing
    WINDOW placed AS (ORDER BY sentence_start, trigger_start, id)
)

SELECT before, behind, number, events
FROM ordered
WHERE id = $event
