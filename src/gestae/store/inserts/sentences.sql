-- The sentences of newly coded documents.
INSERT INTO sentences
SELECT document, number, span[1], span[2], language, text FROM incoming;
