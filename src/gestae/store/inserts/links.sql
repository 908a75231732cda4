-- Links that are not there yet, with their reasons.
INSERT INTO links
SELECT l.id, l.kind, l."from", l."to", l.score, l.evidence.text, l.evidence.span[1],
    l.evidence.span[2], l.document, l.severity
FROM incoming AS l;

INSERT INTO link_reasons
SELECT l.id, r.number - 1, r.reason.rule, r.reason.detail, r.reason.weight
FROM incoming AS l, unnest(l.reasons) WITH ORDINALITY AS r (reason, number);
