-- What does the casebook hold, in numbers?
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT coalesce(sum(length(text)), 0)::BIGINT FROM documents) AS characters,
    (SELECT count(*) FROM passages) AS passages,
    (SELECT count(*) FROM sentences) AS sentences,
    (SELECT count(*) FROM mentions) AS mentions,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM measures) AS measures,
    (SELECT count(*) FROM links) AS links
