-- Which documents are linked now, and by which rules.
INSERT OR REPLACE INTO linked
SELECT document, $rules FROM fresh
