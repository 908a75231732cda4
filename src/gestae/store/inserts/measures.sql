-- The measures of newly coded documents with their amount and attributions.
INSERT INTO measures
SELECT m.id, m.document.id, m.property, m.subject.id, m.subject.name, m.subject.country,
    m.subject.sector, m.subject.text, m.subject.span[1], m.subject.span[2],
    m.subject.antecedent[1], m.subject.antecedent[2],
    m.date.start, m.date."end", m.date.precision, m.date.text, m.date.span[1], m.date.span[2],
    m.confidence, m.sentence.text, m.sentence.span[1], m.sentence.span[2], m.sentence.language
FROM incoming AS m;

INSERT INTO amounts
SELECT m.id, 0, m.amount.low, m.amount.high, m.amount.about, m.amount.kind, m.amount.unit,
    m.amount."of", m.amount.text, m.amount.span[1], m.amount.span[2]
FROM incoming AS m;

INSERT INTO attributions
SELECT m.id, a.number - 1, a.word.manner, a.word.cue, a.word.cue_span[1], a.word.cue_span[2],
    a.word.content[1], a.word.content[2], a.word.speaker.id, a.word.speaker.name,
    a.word.speaker.country, a.word.speaker.sector, a.word.speaker.text,
    a.word.speaker.span[1], a.word.speaker.span[2],
    a.word.speaker.antecedent[1], a.word.speaker.antecedent[2]
FROM incoming AS m, unnest(m.attribution) WITH ORDINALITY AS a (word, number);
