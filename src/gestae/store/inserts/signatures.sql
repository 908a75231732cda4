-- What copies of new documents will be recognised by.
INSERT INTO signatures
SELECT document, minhash FROM incoming;

INSERT INTO signature_bands
SELECT s.document, b.number - 1, b.value
FROM incoming AS s, unnest(s.bands) WITH ORDINALITY AS b (value, number);
