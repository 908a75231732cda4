-- The mentions of actors in newly coded documents.
INSERT INTO mentions
SELECT document, number, id, name, country, sector, text, span[1], span[2],
    antecedent[1], antecedent[2]
FROM incoming;
