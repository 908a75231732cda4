-- Copies that are not there yet.
INSERT INTO duplicates
SELECT id, document, key, path, publisher, published, similarity, copy, run FROM incoming;
