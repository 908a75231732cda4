-- New documents with their passages and segments.
INSERT INTO documents
SELECT id, key, path, title, url, author, publisher, published, language, format, notes, text,
    coded, run
FROM incoming;

INSERT INTO passages
SELECT d.id, p.number - 1, p.passage.span[1], p.passage.span[2], p.passage.language,
    p.passage.kind, p.passage.speaker
FROM incoming AS d, unnest(d.passages) WITH ORDINALITY AS p (passage, number);

INSERT INTO segments
SELECT d.id, s.number - 1, s.segment.span[1], s.segment.span[2], s.segment."offset",
    s.segment.line, s.segment.page, s.segment.start_seconds, s.segment.end_seconds
FROM incoming AS d, unnest(d.segments) WITH ORDINALITY AS s (segment, number);
