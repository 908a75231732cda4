-- Which of these texts were recognised as copies before, under which key?
SELECT copy, key FROM duplicates WHERE copy IN (SELECT document FROM asked)
