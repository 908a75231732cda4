-- How many passages are there in each language, the most frequent first?
SELECT language, count(*) AS number FROM passages GROUP BY language ORDER BY number DESC, language
