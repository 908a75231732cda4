-- Links that are not there yet, with their reasons and those on whose word they hold.
INSERT INTO links
SELECT l.id, l.kind, l."from", l."to", l.score, l.evidence.text, l.evidence.span[1],
    l.evidence.span[2], l.document, l.severity
FROM incoming AS l;

INSERT INTO link_reasons
SELECT l.id, r.number - 1, r.reason.rule, r.reason.detail, r.reason.weight
FROM incoming AS l, unnest(l.reasons) WITH ORDINALITY AS r (reason, number);

INSERT INTO attributions
SELECT l.id, a.number - 1, a.said.manner, a.said.cue, a.said.cue_span[1], a.said.cue_span[2],
    a.said.content[1], a.said.content[2], a.said.speaker.id, a.said.speaker.name,
    a.said.speaker.country, a.said.speaker.sector, a.said.speaker.text, a.said.speaker.span[1],
    a.said.speaker.span[2], a.said.speaker.antecedent[1], a.said.speaker.antecedent[2]
FROM incoming AS l, unnest(l.attribution) WITH ORDINALITY AS a (said, number);
