-- The casebook. Every table and column is explained beside it; the same words are kept as comments
-- in the file itself (SELECT table_name, column_name, comment FROM duckdb_columns()).
--
-- How it hangs together: a document has passages, segments, sentences and mentions; an event or a
-- measure belongs to a document and has amounts and attributions (`record` is its id), an event
-- also has roles; a link may have attributions, too. Every value that was read carries the words
-- and their place: `…_start` and `…_end` count code points of documents.text from 0, the end exclusive, so that
-- substring(text, start + 1, end - start) gives the words.
-- All ids are content hashes of 16 hexadecimal digits.

CREATE TABLE casebook ( -- One row: what this file is.
    version INTEGER NOT NULL, -- Version of this schema.
    created TIMESTAMP NOT NULL, -- When the file was made, UTC.
    gestae VARCHAR NOT NULL -- Version of the program that made it.
);

CREATE TABLE runs ( -- One row for each run that added something; a run over known input adds none.
    id VARCHAR PRIMARY KEY, -- Id of the run.
    started TIMESTAMP NOT NULL, -- When it began, UTC.
    ended TIMESTAMP, -- When it ended, UTC; null while it runs and where it was killed.
    interrupted BOOLEAN NOT NULL, -- Whether the user stopped it before its end.
    gestae VARCHAR NOT NULL, -- Version of the program.
    inputs VARCHAR[] NOT NULL, -- The paths it was given.
    documents BIGINT NOT NULL, -- Documents it added.
    events BIGINT NOT NULL, -- Events it added.
    duplicates BIGINT NOT NULL, -- Copies it found for the first time.
    failures BIGINT NOT NULL -- Failures it met for the first time.
);

CREATE TABLE documents ( -- Every document that is kept.
    id VARCHAR PRIMARY KEY, -- Content hash of the text.
    key VARCHAR NOT NULL, -- The caller's own id, or the path.
    path VARCHAR, -- The file, with !member behind it inside an archive or table.
    title VARCHAR, -- Title as the document gives it.
    url VARCHAR, -- Address.
    author VARCHAR, -- Author.
    publisher VARCHAR, -- Publisher or channel.
    published DATE, -- The day the document says it appeared on.
    language VARCHAR NOT NULL, -- ISO 639-1 code of most of its text, und where it cannot be told.
    format VARCHAR NOT NULL, -- Name of the reader that read it.
    notes VARCHAR[] NOT NULL, -- What the reader remarked: an encoding guessed, a page without text.
    text VARCHAR NOT NULL, -- The text as kept; every span counts in it.
    coded BOOLEAN NOT NULL, -- False where coding failed (see failures): the next run tries again.
    run VARCHAR NOT NULL -- The run that added it.
);

CREATE TABLE passages ( -- Stretches of a document in one language and of one kind.
    document VARCHAR NOT NULL, -- Its document.
    number INTEGER NOT NULL, -- Its place in the document, from 0.
    span_start INTEGER NOT NULL, -- Where it begins.
    span_end INTEGER NOT NULL, -- Where it ends.
    language VARCHAR NOT NULL, -- ISO 639-1 code, und where it cannot be told.
    kind VARCHAR NOT NULL, -- head (became metadata, not coded), title, heading, body, caption, item, table.
    speaker VARCHAR -- The name a transcript gives before the turn.
);

CREATE TABLE segments ( -- Where stretches of the kept text stood in the original file.
    document VARCHAR NOT NULL, -- Its document.
    number INTEGER NOT NULL, -- Its place in the document, from 0.
    span_start INTEGER NOT NULL, -- Where it begins in the kept text.
    span_end INTEGER NOT NULL, -- Where it ends in the kept text.
    source_offset BIGINT, -- Code point of the decoded original at which it begins.
    line BIGINT, -- Line of the original, from 1.
    page BIGINT, -- Page of the original, from 1.
    start_seconds DOUBLE, -- Where a subtitle cue begins.
    end_seconds DOUBLE -- Where a subtitle cue ends.
);

CREATE TABLE sentences ( -- Every sentence that was parsed.
    document VARCHAR NOT NULL, -- Its document.
    number INTEGER NOT NULL, -- Its place in the document, from 0.
    span_start INTEGER NOT NULL, -- Where it begins.
    span_end INTEGER NOT NULL, -- Where it ends.
    language VARCHAR NOT NULL, -- ISO 639-1 code.
    text VARCHAR NOT NULL -- Its words.
);

CREATE TABLE mentions ( -- Every place where an actor is named or meant.
    document VARCHAR NOT NULL, -- Its document.
    number INTEGER NOT NULL, -- Its place in the document, from 0.
    actor VARCHAR, -- Id of the actor: ISO 3166-1 alpha-3, NATO, …; null where our tables know none.
    name VARCHAR NOT NULL, -- Name of the actor.
    country VARCHAR, -- ISO 3166-1 alpha-3 of the country it belongs to or acts for.
    sector VARCHAR, -- PLOVER sector: GOV, MIL, MED, …
    text VARCHAR NOT NULL, -- The words.
    span_start INTEGER NOT NULL, -- Where they begin.
    span_end INTEGER NOT NULL, -- Where they end.
    antecedent_start INTEGER, -- Where the mention begins that a pronoun was resolved to.
    antecedent_end INTEGER -- Where that mention ends.
);

CREATE TABLE events ( -- Every deed as one sentence tells it.
    id VARCHAR PRIMARY KEY, -- Content hash of document, trigger, type and roles.
    document VARCHAR NOT NULL, -- The document that tells it.
    type VARCHAR NOT NULL, -- PLOVER 2021 type: AGREE, AID, SANCTION, …
    mode VARCHAR, -- PLOVER mode.
    contexts VARCHAR[] NOT NULL, -- PLOVER contexts.
    instrument VARCHAR, -- Our own finer tree, dotted: aid.military.lethal.
    status VARCHAR NOT NULL, -- done, ongoing, pledged, planned, proposed, possible, conditional, denied, ended.
    status_cue VARCHAR, -- Words that show the status; null where the plain tense does.
    status_cue_start INTEGER, -- Where they begin.
    status_cue_end INTEGER, -- Where they end.
    date_start DATE, -- First day of when it was or is to be done.
    date_end DATE, -- Last day, included.
    date_precision VARCHAR, -- day, week, month, quarter, season, year, decade, century.
    date_text VARCHAR, -- Words the date was read from.
    date_text_start INTEGER, -- Where they begin.
    date_text_end INTEGER, -- Where they end.
    place VARCHAR, -- Name of the place.
    place_country VARCHAR, -- ISO 3166-1 alpha-3 of its country.
    latitude DOUBLE, -- Degrees WGS 84.
    longitude DOUBLE, -- Degrees WGS 84.
    geonames BIGINT, -- GeoNames id.
    place_precision VARCHAR, -- point, city, region, country, sea.
    place_text VARCHAR, -- Words the place was read from.
    place_text_start INTEGER, -- Where they begin.
    place_text_end INTEGER, -- Where they end.
    because VARCHAR[] NOT NULL, -- Ids of links that tell its causes and purposes.
    trigger VARCHAR NOT NULL, -- Words that tell the deed.
    trigger_start INTEGER NOT NULL, -- Where they begin.
    trigger_end INTEGER NOT NULL, -- Where they end.
    confidence DOUBLE NOT NULL, -- Calibrated probability that the record is right.
    rule VARCHAR NOT NULL, -- Why it was coded so, in one sentence.
    sentence VARCHAR NOT NULL, -- The sentence that tells it.
    sentence_start INTEGER NOT NULL, -- Where it begins.
    sentence_end INTEGER NOT NULL, -- Where it ends.
    language VARCHAR NOT NULL -- ISO 639-1 code of the sentence.
);

CREATE TABLE event_roles ( -- Who did it and to whom: one row for each source and target.
    event VARCHAR NOT NULL, -- The event.
    role VARCHAR NOT NULL, -- source or target.
    number INTEGER NOT NULL, -- Its place among those of the same role, from 0.
    actor VARCHAR, -- Id of the actor; null where our tables know none.
    name VARCHAR NOT NULL, -- Name of the actor.
    country VARCHAR, -- ISO 3166-1 alpha-3 of the country it belongs to or acts for.
    sector VARCHAR, -- PLOVER sector.
    text VARCHAR NOT NULL, -- The words.
    span_start INTEGER NOT NULL, -- Where they begin.
    span_end INTEGER NOT NULL, -- Where they end.
    antecedent_start INTEGER, -- Where the mention begins that a pronoun was resolved to.
    antecedent_end INTEGER -- Where that mention ends.
);

CREATE TABLE measures ( -- What documents state in figures without a deed.
    id VARCHAR PRIMARY KEY, -- Content hash of document, property and place of the figure.
    document VARCHAR NOT NULL, -- The document that states it.
    property VARCHAR NOT NULL, -- What is measured: range, distance, size, share, …
    actor VARCHAR, -- Id of the subject where it is an actor that our tables know.
    name VARCHAR NOT NULL, -- Name of the subject.
    country VARCHAR, -- ISO 3166-1 alpha-3 of its country.
    sector VARCHAR, -- PLOVER sector.
    text VARCHAR NOT NULL, -- Words that name the subject.
    span_start INTEGER NOT NULL, -- Where they begin.
    span_end INTEGER NOT NULL, -- Where they end.
    antecedent_start INTEGER, -- Where the mention begins that a pronoun was resolved to.
    antecedent_end INTEGER, -- Where that mention ends.
    date_start DATE, -- First day of when it holds.
    date_end DATE, -- Last day, included.
    date_precision VARCHAR, -- day, week, month, quarter, season, year, decade, century.
    date_text VARCHAR, -- Words the date was read from.
    date_text_start INTEGER, -- Where they begin.
    date_text_end INTEGER, -- Where they end.
    confidence DOUBLE NOT NULL, -- Calibrated probability that the record is right.
    sentence VARCHAR NOT NULL, -- The sentence that states it.
    sentence_start INTEGER NOT NULL, -- Where it begins.
    sentence_end INTEGER NOT NULL, -- Where it ends.
    language VARCHAR NOT NULL -- ISO 639-1 code of the sentence.
);

CREATE TABLE amounts ( -- How much: the amounts of events, and the one of each measure.
    record VARCHAR NOT NULL, -- The event or measure.
    number INTEGER NOT NULL, -- Its place in the record, from 0.
    low DECIMAL(38, 10), -- Lower bound; null where the text gives none ("up to 300").
    high DECIMAL(38, 10), -- Upper bound; null where the text gives none ("at least 300").
    about BOOLEAN NOT NULL, -- Whether the text says so ("some", "nearly").
    kind VARCHAR NOT NULL, -- money, count, share, distance, range, duration, rank.
    unit VARCHAR, -- ISO 4217 of money, percent, or the unit's English name in the singular.
    of_what VARCHAR, -- What it is an amount of, in the text's words.
    text VARCHAR NOT NULL, -- The words.
    span_start INTEGER NOT NULL, -- Where they begin.
    span_end INTEGER NOT NULL -- Where they end.
);

CREATE TABLE attributions ( -- On whose word: from the outermost teller inward.
    record VARCHAR NOT NULL, -- The event, measure or link.
    number INTEGER NOT NULL, -- Its place, 0 for the outermost teller.
    manner VARCHAR NOT NULL, -- quote, report, document, poll.
    cue VARCHAR NOT NULL, -- Words that show it: "according to".
    cue_start INTEGER NOT NULL, -- Where they begin.
    cue_end INTEGER NOT NULL, -- Where they end.
    content_start INTEGER NOT NULL, -- Where what the speaker answers for begins.
    content_end INTEGER NOT NULL, -- Where it ends.
    actor VARCHAR, -- Id of the speaker; null where our tables know none.
    name VARCHAR NOT NULL, -- Name of the speaker.
    country VARCHAR, -- ISO 3166-1 alpha-3 of the country the speaker belongs to or acts for.
    sector VARCHAR, -- PLOVER sector.
    text VARCHAR NOT NULL, -- Words that name the speaker.
    span_start INTEGER NOT NULL, -- Where they begin.
    span_end INTEGER NOT NULL, -- Where they end.
    antecedent_start INTEGER, -- Where the mention begins that a pronoun was resolved to.
    antecedent_end INTEGER -- Where that mention ends.
);

CREATE TABLE links ( -- How records hang together.
    id VARCHAR PRIMARY KEY, -- Content hash of kind and ends.
    kind VARCHAR NOT NULL, -- same_event, part_of, updates, contradicts, denies, causes, purpose, …
    from_id VARCHAR NOT NULL, -- Id of an event or measure, or DOCUMENT:START-END; the cause of causes.
    to_id VARCHAR NOT NULL, -- Id of an event or measure, or DOCUMENT:START-END; the effect of causes.
    score DOUBLE NOT NULL, -- How sure the link is, from 0 to 1.
    evidence VARCHAR, -- Words that show it: "because".
    evidence_start INTEGER, -- Where they begin.
    evidence_end INTEGER, -- Where they end.
    document VARCHAR, -- The document it was read in; null for a link across documents.
    severity VARCHAR -- minor, major or critical: of contradictions and mistranslations; else null.
);

CREATE TABLE link_reasons ( -- Why a link holds, as sentences a reader understands.
    link VARCHAR NOT NULL, -- The link.
    number INTEGER NOT NULL, -- Its place, from 0.
    rule VARCHAR NOT NULL, -- Name of the rule.
    detail VARCHAR NOT NULL, -- What it saw here.
    weight DOUBLE NOT NULL -- What it added to the score.
);

CREATE TABLE failures ( -- What could not be done when it was last tried, and why.
    id VARCHAR PRIMARY KEY, -- Content hash of path, stage and reason.
    path VARCHAR NOT NULL, -- The file, with !member behind it inside an archive or table.
    stage VARCHAR NOT NULL, -- find, open, decode, extract, parse, code or store.
    reason VARCHAR NOT NULL, -- What is wrong and, where there is something to do, what.
    run VARCHAR NOT NULL -- The run that met it first.
);

CREATE TABLE duplicates ( -- Copies that were not kept a second time: who else carried a story.
    id VARCHAR PRIMARY KEY, -- Content hash of document and key.
    document VARCHAR NOT NULL, -- The document that is kept.
    key VARCHAR NOT NULL, -- The copy's own key.
    path VARCHAR, -- The copy's file.
    publisher VARCHAR, -- Who published the copy.
    published DATE, -- When the copy appeared.
    similarity DOUBLE NOT NULL, -- Estimated Jaccard similarity of their 5-grams, 1 for the same text.
    copy VARCHAR NOT NULL, -- Content hash of the copy's text, as documents.id would be.
    run VARCHAR NOT NULL -- The run that found it.
);

CREATE TABLE uncoded ( -- Passages that are kept and were not coded.
    document VARCHAR NOT NULL, -- Its document.
    passage INTEGER NOT NULL, -- Number of the passage.
    reason VARCHAR NOT NULL -- Why: "no language pack for zh".
);

CREATE TABLE signatures ( -- What near duplicates are recognised by, one row a document.
    document VARCHAR PRIMARY KEY, -- Its document.
    minhash BLOB NOT NULL -- MinHash of the 5-grams, little-endian 32-bit values.
);

CREATE TABLE signature_bands ( -- The MinHash cut into bands: likely copies share at least one.
    document VARCHAR NOT NULL, -- Its document.
    band INTEGER NOT NULL, -- Number of the band, from 0.
    value UBIGINT NOT NULL -- Hash of the band.
);

CREATE TABLE linked ( -- Documents whose events have been laid beside those of all others.
    document VARCHAR PRIMARY KEY, -- The document.
    rules VARCHAR NOT NULL -- Content hash of the rules and weights; under others it is done anew.
);

CREATE TABLE comparisons ( -- Tellings that were laid beside each other and have something in common.
    one VARCHAR NOT NULL, -- An event.
    other VARCHAR NOT NULL, -- Another; its id is the greater.
    odds DOUBLE NOT NULL, -- Logarithm of the odds that both tell one deed.
    kind VARCHAR, -- same_event, updates or part_of, where they are linked; null where only alike.
    forward BOOLEAN NOT NULL -- Whether the link runs from one to other.
);

CREATE TABLE deeds ( -- Which tellings tell one deed; derived from links and decisions, never edited.
    event VARCHAR PRIMARY KEY, -- The telling: an event.
    deed VARCHAR NOT NULL -- The deed: the smallest id among the events that tell it.
);

CREATE TABLE decisions ( -- What users decided, in order; rows are added and never changed.
    number BIGINT PRIMARY KEY, -- Its place in this casebook's log, from 1.
    id VARCHAR NOT NULL, -- Content hash of the decision, the same in every casebook.
    made TIMESTAMP NOT NULL, -- When, UTC.
    who VARCHAR NOT NULL, -- Who decided.
    action VARCHAR NOT NULL, -- accept, reject, correct, merge, split, note, undo.
    subject VARCHAR NOT NULL, -- Id of the event, measure or link; of the decision for undo.
    other VARCHAR, -- The second event of merge and split.
    field VARCHAR, -- What correct changes, as a key of the contract: status, sources.
    value VARCHAR, -- The value that correct gives it, as JSON in the form of the contract.
    why VARCHAR, -- The user's reason.
    adjudicated BOOLEAN NOT NULL, -- Whether it settles a disagreement, and so outranks the others.
    document VARCHAR, -- The subject's document, by which it is found again after another reading.
    trigger_start INTEGER, -- Where the subject's trigger begins.
    trigger_end INTEGER, -- Where it ends.
    type VARCHAR, -- The subject's type as the program read it.
    other_document VARCHAR, -- The same of the second event: its document,
    other_trigger_start INTEGER, -- where its trigger begins,
    other_trigger_end INTEGER, -- where it ends,
    other_type VARCHAR, -- and its type.
    reading VARCHAR -- The event as the user saw it, as JSON, with accept, reject and correct.
);

CREATE TABLE reviews ( -- What standing decisions make of records; derived from decisions, never edited.
    record VARCHAR PRIMARY KEY, -- The event, measure or link.
    verdict VARCHAR NOT NULL, -- accepted, corrected, rejected.
    who VARCHAR[] NOT NULL, -- Whose decisions stand, sorted.
    fields VARCHAR[] NOT NULL, -- Keys of the contract that differ from what the program read.
    why VARCHAR, -- The last reason given.
    adjudicated BOOLEAN NOT NULL -- Whether the verdict settles a disagreement.
);

CREATE TABLE questions ( -- Open questions that a user follows: a forecast, or what happened.
    id VARCHAR PRIMARY KEY, -- Content hash of its words.
    asked TIMESTAMP NOT NULL, -- When, UTC.
    who VARCHAR NOT NULL, -- Who asked.
    text VARCHAR NOT NULL, -- The question.
    hypotheses VARCHAR[] NOT NULL -- Its possible answers, each a sentence.
);

CREATE TABLE assessments ( -- How pieces of evidence bear on answers; rows are added, never changed.
    number BIGINT PRIMARY KEY, -- Its place in the log, from 1; of several the last counts.
    made TIMESTAMP NOT NULL, -- When, UTC.
    who VARCHAR NOT NULL, -- Who assessed.
    question VARCHAR NOT NULL, -- The question.
    evidence VARCHAR NOT NULL, -- Id of the deed.
    hypothesis INTEGER NOT NULL, -- Number of the answer, from 0.
    value VARCHAR NOT NULL, -- CC, C, N, I, II: very consistent to very inconsistent; auto: as read.
    why VARCHAR -- The user's reason.
);

CREATE TABLE source_kinds ( -- What the user says of publishers and speakers, before our own table.
    name VARCHAR PRIMARY KEY, -- The publisher or speaker, as documents print it.
    kind VARCHAR NOT NULL, -- state, official, agency, newspaper, broadcaster, think_tank, social, other.
    country VARCHAR, -- ISO 3166-1 alpha-3 of its country.
    owner VARCHAR -- Whoever it speaks for; names of one owner count once.
);

-- Every actor with how often and in how many documents it is named.
CREATE VIEW actors AS
SELECT actor, name, country, sector,
    count(*) AS mentions, count(DISTINCT document) AS documents
FROM mentions
GROUP BY ALL;

-- Events with corrections as they stand corrected; derived from decisions, never edited.
CREATE TABLE corrected_events AS FROM events LIMIT 0;

-- The roles of corrected events.
CREATE TABLE corrected_event_roles AS FROM event_roles LIMIT 0;

-- The amounts of corrected events.
CREATE TABLE corrected_amounts AS FROM amounts LIMIT 0;

-- The attributions of corrected events.
CREATE TABLE corrected_attributions AS FROM attributions LIMIT 0;

-- Every event as it stands: corrected where users corrected it. Of rejected ones, see reviews.
CREATE VIEW reviewed_events AS
SELECT r.* FROM events AS r ANTI JOIN corrected_events AS c ON c.id = r.id
UNION ALL FROM corrected_events;

-- The roles of events as they stand.
CREATE VIEW reviewed_event_roles AS
SELECT r.* FROM event_roles AS r ANTI JOIN corrected_events AS c ON c.id = r.event
UNION ALL FROM corrected_event_roles;

-- The amounts of events as they stand, and those of measures.
CREATE VIEW reviewed_amounts AS
SELECT r.* FROM amounts AS r ANTI JOIN corrected_events AS c ON c.id = r.record
UNION ALL FROM corrected_amounts;

-- The attributions of events as they stand, and those of measures and links.
CREATE VIEW reviewed_attributions AS
SELECT r.* FROM attributions AS r ANTI JOIN corrected_events AS c ON c.id = r.record
UNION ALL FROM corrected_attributions;

-- Who did what to whom, as it stands and was not rejected: one row for each pair of a source and a target.
CREATE VIEW dyads AS
SELECT e.id AS event, e.type, e.instrument, e.status, e.date_start, e.date_end,
    s.actor AS source, s.name AS source_name, s.country AS source_country, s.sector AS source_sector,
    t.actor AS target, t.name AS target_name, t.country AS target_country, t.sector AS target_sector,
    e.confidence, e.document
FROM reviewed_events AS e
ANTI JOIN (SELECT record FROM reviews WHERE verdict = 'rejected') AS v ON v.record = e.id
LEFT JOIN reviewed_event_roles AS s ON s.event = e.id AND s.role = 'source'
LEFT JOIN reviewed_event_roles AS t ON t.event = e.id AND t.role = 'target';
