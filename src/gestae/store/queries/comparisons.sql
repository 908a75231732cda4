-- What was found between tellings that were laid beside each other?
SELECT one, other, odds, kind, forward FROM comparisons ORDER BY one, other
