-- Which kept documents share most bands with each of these signatures, at most twenty each?
SELECT a.document AS copy, b.document, any_value(s.minhash) AS minhash
FROM asked AS a, unnest(a.bands) WITH ORDINALITY AS w (value, number)
JOIN signature_bands AS b ON b.value = w.value AND b.band = w.number - 1
JOIN signatures AS s ON s.document = b.document
WHERE a.document NOT IN (SELECT id FROM documents)
GROUP BY a.document, b.document
QUALIFY row_number() OVER (PARTITION BY a.document ORDER BY count(*) DESC, b.document) <= 20
ORDER BY copy, b.document
