-- How much is there, as the first page tells it?
SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM events) - (SELECT count(*) FROM deeds)
    + (SELECT count(DISTINCT deed) FROM deeds) AS deeds,
    (SELECT count(*) FROM measures) AS measures,
    (SELECT count(*) FROM links WHERE kind IN ('contradicts', 'denies')) AS contradictions,
    (SELECT count(*) FROM reviews) AS reviewed,
    (SELECT count(*) FROM failures) AS failures
