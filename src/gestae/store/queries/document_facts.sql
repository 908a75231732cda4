-- How much was read from a document, what could not be, and who else carries it?
SELECT d.id, d.coded,
    (SELECT count(*) FROM sentences AS s WHERE s.document = d.id) AS sentences,
    (SELECT count(*) FROM events AS e WHERE e.document = d.id) AS events,
    (SELECT count(*) FROM measures AS m WHERE m.document = d.id) AS measures,
    (
        SELECT count(*) FROM links AS l WHERE l.kind = 'translates' AND l.document = d.id
    ) AS translated,
    coalesce((
        SELECT list({'stage': f.stage, 'reason': f.reason} ORDER BY f.stage, f.reason)
        FROM failures AS f
        WHERE f.path = d.path OR starts_with(f.path, d.path || '!')
    ), []) AS failures,
    coalesce((
        SELECT list({'reason': u.reason, 'passages': u.passages} ORDER BY u.reason)
        FROM (
            SELECT reason, count(*) AS passages FROM uncoded WHERE document = $document GROUP BY reason
        ) AS u
    ), []) AS uncoded,
    coalesce((
        SELECT list({
            'key': c.key, 'publisher': c.publisher, 'published': c.published,
            'similarity': c.similarity
        } ORDER BY c.published, c.key)
        FROM duplicates AS c
        WHERE c.document = d.id
    ), []) AS copies
FROM documents AS d
WHERE d.id = $document
