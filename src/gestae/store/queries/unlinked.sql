-- Which documents have not been linked by these rules?
SELECT d.id
FROM documents AS d
ANTI JOIN linked AS l ON l.document = d.id AND l.rules = $rules
WHERE d.coded
ORDER BY d.id
