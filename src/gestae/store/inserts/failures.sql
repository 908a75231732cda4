-- Failures that are not there yet.
INSERT INTO failures
SELECT id, path, stage, reason, run FROM incoming;
