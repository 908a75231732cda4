-- What could not be done, and why?
SELECT id, path, stage, reason FROM failures ORDER BY path, stage, reason
