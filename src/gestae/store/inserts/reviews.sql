-- How decided events stand.
INSERT INTO reviews
SELECT i.id, i.review.verdict, i.review.who, i.review.fields, i.review.why, i.review.adjudicated
FROM incoming AS i;
