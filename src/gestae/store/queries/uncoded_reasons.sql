-- How many passages were not coded, for each reason?
SELECT reason, count(*) AS number FROM uncoded GROUP BY reason ORDER BY number DESC, reason
