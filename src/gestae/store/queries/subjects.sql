-- Which of these records are there?
SELECT id FROM events WHERE id IN (SELECT id FROM asked)
UNION SELECT subject FROM decisions WHERE action = 'add' AND subject IN (SELECT id FROM asked)
UNION ALL SELECT id FROM measures WHERE id IN (SELECT id FROM asked)
UNION ALL SELECT id FROM links WHERE id IN (SELECT id FROM asked)
