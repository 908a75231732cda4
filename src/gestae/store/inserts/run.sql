-- The run that added something, or more of it.
INSERT INTO runs
VALUES ($id, $started, NULL, false, $gestae, $inputs, $documents, $events, $duplicates, $failures)
ON CONFLICT (id) DO UPDATE SET
    documents = runs.documents + excluded.documents,
    events = runs.events + excluded.events,
    duplicates = runs.duplicates + excluded.duplicates,
    failures = runs.failures + excluded.failures
