-- The events of newly coded documents with their roles, amounts and attributions.
INSERT INTO events
SELECT e.id, e.document.id, e.type, e.mode, e.contexts, e.instrument,
    e.status, e.status_cue.text, e.status_cue.span[1], e.status_cue.span[2],
    e.date.start, e.date."end", e.date.precision, e.date.text, e.date.span[1], e.date.span[2],
    e.place.name, e.place.country, e.place.latitude, e.place.longitude, e.place.geonames,
    e.place.precision, e.place.text, e.place.span[1], e.place.span[2],
    e.because, e.trigger.text, e.trigger.span[1], e.trigger.span[2], e.confidence, e.rule,
    e.sentence.text, e.sentence.span[1], e.sentence.span[2], e.sentence.language
FROM incoming AS e;

INSERT INTO event_roles
SELECT e.id, 'source', m.number - 1, m.mention.id, m.mention.name, m.mention.country,
    m.mention.sector, m.mention.text, m.mention.span[1], m.mention.span[2],
    m.mention.antecedent[1], m.mention.antecedent[2]
FROM incoming AS e, unnest(e.sources) WITH ORDINALITY AS m (mention, number)
UNION ALL
SELECT e.id, 'target', m.number - 1, m.mention.id, m.mention.name, m.mention.country,
    m.mention.sector, m.mention.text, m.mention.span[1], m.mention.span[2],
    m.mention.antecedent[1], m.mention.antecedent[2]
FROM incoming AS e, unnest(e.targets) WITH ORDINALITY AS m (mention, number);

INSERT INTO amounts
SELECT e.id, a.number - 1, a.amount.low, a.amount.high, a.amount.about, a.amount.kind,
    a.amount.unit, a.amount."of", a.amount.text, a.amount.span[1], a.amount.span[2]
FROM incoming AS e, unnest(e.amounts) WITH ORDINALITY AS a (amount, number);

INSERT INTO attributions
SELECT e.id, a.number - 1, a.word.manner, a.word.cue, a.word.cue_span[1], a.word.cue_span[2],
    a.word.content[1], a.word.content[2], a.word.speaker.id, a.word.speaker.name,
    a.word.speaker.country, a.word.speaker.sector, a.word.speaker.text,
    a.word.speaker.span[1], a.word.speaker.span[2],
    a.word.speaker.antecedent[1], a.word.speaker.antecedent[2]
FROM incoming AS e, unnest(e.attribution) WITH ORDINALITY AS a (word, number);
