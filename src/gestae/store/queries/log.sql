-- What was decided of these documents (of all where none is named), in the order of the log?
SELECT id, made, who, action, subject, other, field, value, why, adjudicated,
    CASE WHEN document IS NOT NULL THEN {
        'document': document, 'trigger': [trigger_start, trigger_end], 'type': type
    } END AS anchor,
    CASE WHEN other_document IS NOT NULL THEN {
        'document': other_document, 'trigger': [other_trigger_start, other_trigger_end],
        'type': other_type
    } END AS other_anchor,
    reading, number
FROM decisions
WHERE $documents IS NULL OR document IS NULL
    OR list_contains($documents, document) OR list_contains($documents, other_document)
ORDER BY number
