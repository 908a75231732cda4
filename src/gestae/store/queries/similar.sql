-- Which kept documents share a band, and all figures, with each of these signatures?
SELECT DISTINCT a.document AS copy, s.document, s.minhash
FROM asked AS a, unnest(a.bands) WITH ORDINALITY AS w (value, number)
JOIN signature_bands AS b ON b.value = w.value AND b.band = w.number - 1
JOIN signatures AS s ON s.document = b.document AND s.figures = a.figures
ORDER BY copy, s.document
