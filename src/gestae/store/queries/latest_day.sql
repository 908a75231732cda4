-- On which day did the latest of all documents appear? Null where none says.
SELECT max(published) AS day FROM documents
