-- The passages of newly coded documents that were not coded.
INSERT INTO uncoded
SELECT document, passage, reason FROM incoming;
