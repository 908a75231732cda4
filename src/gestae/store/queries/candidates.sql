-- Which tellings are to be laid beside each other: pairs that share a key, where at least one
-- document is not linked by these rules yet; the lesser id first?
--
-- A key that more than $most tellings share, or more than $most_coarse where it is a coarse one, is
-- not used, because finer ones are. What was a candidate stops being one only as such keys fill, so
-- that pairs never appear between documents that are linked already. In the order of the days on
-- which they appeared, because tellings of one deed appear at about one time: so each is read about
-- once, however many pairs it is in.
WITH told AS (
    SELECT e.id, e.document, e.type, e.instrument, lower(e.trigger)[:5] AS word, e.sentence_start,
        e.sentence_end,
        CASE WHEN e.date_end - e.date_start <= 1 THEN e.date_start END AS day,
        e.status NOT IN ('done', 'ongoing', 'ended', 'denied') AS promised
    FROM events AS e
),

blocks AS (
    SELECT key
    FROM telling_keys
    GROUP BY key, fine
    HAVING count(*) BETWEEN 2 AND CASE WHEN fine THEN $most ELSE $most_coarse END
),

by_key AS (
    SELECT a.id AS one, b.id AS other
    FROM telling_keys AS a
    JOIN telling_keys AS b ON b.key = a.key AND b.id > a.id
    WHERE a.key IN (SELECT key FROM blocks)
),

by_story AS (
    SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS other
    FROM story_pairs AS p
    JOIN told AS a ON a.document = p.one
    JOIN told AS b ON b.document = p.other AND (b.type = a.type OR b.word = a.word)
),

again AS (
    SELECT document, from_id, to_id,
        CAST(regexp_extract(from_id, ':(\d+)-(\d+)$', 1) AS INTEGER) AS from_start,
        CAST(regexp_extract(from_id, ':(\d+)-(\d+)$', 2) AS INTEGER) AS from_end,
        CAST(regexp_extract(to_id, ':(\d+)-(\d+)$', 1) AS INTEGER) AS to_start,
        CAST(regexp_extract(to_id, ':(\d+)-(\d+)$', 2) AS INTEGER) AS to_end
    FROM links
    WHERE kind = 'translates' AND document IS NOT NULL
),

by_translation AS (
    SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS other
    FROM again AS t
    JOIN told AS a ON a.document = t.document
        AND a.sentence_start < t.from_end AND a.sentence_end > t.from_start
    JOIN told AS b ON b.document = t.document
        AND b.sentence_start < t.to_end AND b.sentence_end > t.to_start
    WHERE a.id != b.id
),

likely AS (
    SELECT p.one, p.other
    FROM (SELECT one, other FROM by_key UNION SELECT one, other FROM by_story) AS p
    JOIN told AS a ON a.id = p.one
    JOIN told AS b ON b.id = p.other
    LEFT JOIN related AS r ON r.type = a.type AND r.other = b.type
    WHERE (a.word = b.word OR (
            (r.type IS NOT NULL OR a.instrument = b.instrument)
            -- Two instruments of different branches are told in one word or are two deeds.
            AND (a.instrument IS NULL OR b.instrument IS NULL
                OR starts_with(a.instrument, b.instrument)
                OR starts_with(b.instrument, a.instrument))
        ))
        -- What was done on two days some time apart was done twice; what was promised is done later.
        AND (a.day IS NULL OR b.day IS NULL OR abs(a.day - b.day) <= $days
            OR (r.type IS NOT NULL AND a.type != b.type AND a.promised != b.promised))
),

pairs AS (
    SELECT one, other FROM likely
    UNION
    SELECT one, other FROM by_translation
)

SELECT p.one, p.other,
    a.document IN (SELECT document FROM fresh) OR b.document IN (SELECT document FROM fresh) AS new
FROM pairs AS p
JOIN told AS a ON a.id = p.one
JOIN told AS b ON b.id = p.other
JOIN documents AS d ON d.id = a.document
JOIN documents AS e ON e.id = b.document
ORDER BY least(d.published, e.published), least(a.document, b.document), p.one, p.other
