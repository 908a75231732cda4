-- What was found between tellings now.
INSERT INTO comparisons
SELECT one, other, odds, kind, forward FROM incoming
