-- Decisions that the log does not have, behind those it has, in the order given.
INSERT INTO decisions
SELECT (SELECT coalesce(max(number), 0) FROM decisions) + row_number() OVER (ORDER BY i.number),
    i.id, i.made, i.who, i.action, i.subject, i.other, i.field, i.value, i.why, i.adjudicated,
    i.anchor.document, i.anchor.trigger[1], i.anchor.trigger[2], i.anchor.type,
    i.other_anchor.document, i.other_anchor.trigger[1], i.other_anchor.trigger[2],
    i.other_anchor.type, i.reading
FROM incoming AS i
WHERE i.id NOT IN (SELECT id FROM decisions)
RETURNING number
