-- Which of these documents are kept, under which key, and were they coded?
SELECT id, key, coded FROM documents SEMI JOIN asked USING (id)
