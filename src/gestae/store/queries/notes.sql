-- What did the readers remark, on which document?
SELECT key, unnest(notes) AS note FROM documents ORDER BY key, note
