"""Whether tellings of one event are found across documents, on ECB+ (Cybulska & Vossen 2014).

    python evaluation/same_event.py DATA [--jobs 2]

``DATA`` is a folder with ``same_event/ecbplus_dev_topics.jsonl``. Scored are the sentences that
the annotators checked, singletons included, with MUC, B³, CEAF by entity and their mean (CoNLL),
all documents of all topics together. Two questions are asked of the same rules and weights:

- **given**: the annotated mentions are given, and each is made a telling from our own parse: its
  head, its arguments as parties, the event we coded there if any, date and place of its sentence.
- **predicted**: the tellings are the events that `gestae` codes, and the annotated mentions those
  of our event types: where one of them stands. **covered** asks more: of the annotated mentions all
  count whose head is a word of our trigger tables, though most of these ("host", "fell", "driving")
  tell no deed of statecraft here and are not coded; ``covered.ceiling`` is what perfect clusters of
  the coded ones would reach. ``found`` is the share of the covered ones that is coded, ``exact``
  the share of coded events that stand at an annotated mention.

``lemma`` is the baseline: mentions whose heads have the same lemma are one event. ``lemma_topic``
is told by the annotators which documents are about one topic, too.

The weights are fitted on these very pairs: ``fit_tellings.py`` prints what they reach on topics
that they were not fitted on.
"""

import argparse
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from coreference import clusters_of, conll, score
from counting import Figures
from gestae.assembly.tellings.deeds import Pair, find_deeds
from gestae.assembly.tellings.likeness import compare
from gestae.assembly.tellings.rules.stories import story_likeness
from gestae.assembly.tellings.telling import OPENING, Party, Story, Telling, telling_of
from gestae.assembly.tellings.words import rare_words
from gestae.coders.code import code
from gestae.coders.dates import find_dates
from gestae.coders.places import find_places
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import make_document
from gestae.records import Coded, Date, Event, Mention, Parsed, Place, Sentence, Span

FILE = "same_event/ecbplus_dev_topics.jsonl"
ALIKE = 0.05
"""Documents less alike than this tell no event in common; a casebook finds them by shared names."""
CLOSERS = frozenset(".,;:!?)]}%'’”") | {"'s", "n't", "’s"}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its given mentions and the events coded in it, as tellings.

    ``chains`` names the annotated event of each given mention, by its id; ``covered`` are the given
    mentions whose head is a word of our tables; ``spans`` where the given ones stand.
    """

    topic: str
    given: tuple[Telling, ...]
    predicted: tuple[Telling, ...]
    chains: Mapping[str, str]
    covered: frozenset[str]


def read(data: Path, jobs: int = 1) -> list[Read]:
    """All documents, parsed and coded."""
    with (data / FILE).open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    pieces = [rows[start : start + 20] for start in range(0, len(rows), 20)]
    if jobs == 1:
        return [one for piece in pieces for one in _read_piece(piece)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return [one for piece in pool.map(_read_piece, pieces) for one in piece]


def _read_piece(rows: Sequence[Row]) -> list[Read]:
    ontology = load_ontology()
    made = [_text_of(row) for row in rows]
    documents = [
        make_document(text, key=row["id"], language="en")
        for row, (text, _) in zip(rows, made, strict=True)
    ]
    parses = parse_documents(documents)
    return [
        _read_one(row, spans, parsed, code(parsed, ontology))
        for row, (_, spans), parsed in zip(rows, made, parses, strict=True)
    ]


def _text_of(row: Row) -> tuple[str, list[Span]]:
    """The text of a tokenised document, a sentence a paragraph, and where each token stands."""
    text, spans, before = "", [], None
    for word, sentence in zip(row["words"], row["sent"], strict=True):
        if before is not None and sentence != before:
            text += "\n\n"
        elif text and word not in CLOSERS and text[-1] not in "([$“‘":
            text += " "
        word = word.replace("\t", " ").replace("\n", " ")  # noqa: PLW2901 - as it enters the text
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        before = sentence
    return text, spans


def _read_one(row: Row, spans: Sequence[Span], parsed: Parsed, coded: Coded) -> Read:
    ontology = load_ontology()
    text = parsed.document.text
    story = Story(parsed.document.id, "", text[:OPENING], None, "en")
    checked = set(row["validated_sentences"])
    details = find_dates(parsed, ontology), find_places(parsed, ontology)
    given, chains, covered, taken = [], {}, set(), []
    for number, action in enumerate(row["actions"]):
        if action["sent"] not in checked:
            continue
        span = Span(spans[action["span"][0]].start, spans[action["span"][-1]].end)
        name = f"{row['id']}:{number}"
        telling = _given(name, span, parsed, coded, story, *details)
        given.append(telling)
        chains[name] = action["chain"]
        if telling.lemma in ontology.lexicons["en"].triggers:
            covered.add(name)
        taken.append((span, name))
    inside = [span for span, sent in zip(spans, row["sent"], strict=True) if sent in checked]
    predicted = _predicted(coded.events, story, taken, inside)
    return Read(str(row["topic"]), tuple(given), predicted, chains, frozenset(covered))


def _predicted(
    events: Sequence[Event],
    story: Story,
    given: Sequence[tuple[Span, str]],
    inside: Sequence[Span],
) -> tuple[Telling, ...]:
    """The events in checked sentences; one that stands where a given mention does has its name."""
    names = dict(given)
    found: dict[str, Telling] = {}
    kinds = Counter(event.type for event in events)
    for event in events:
        trigger = event.trigger.span
        if not any(span.overlaps(trigger) for span in inside):
            continue
        here = [name for span, name in names.items() if span.overlaps(trigger)]
        name = here[0] if here else event.id
        told = telling_of(event, story, alike=kinds[event.type])
        found.setdefault(name, replace(told, id=name))
    return tuple(found.values())


def _given(
    name: str,
    span: Span,
    parsed: Parsed,
    coded: Coded,
    story: Story,
    dates: Sequence[Date],
    places: Sequence[Place],
) -> Telling:
    """A given mention as a telling: what we coded there, and else what the parse shows."""
    sentence = next(s for s in parsed.sentences if s.span.end > span.start)
    head = sentence.head_of(span)
    token = sentence.tokens[head] if head is not None else sentence.tokens[-1]
    text = parsed.document.text
    bare = Telling(
        id=name,
        story=story,
        trigger=span.of(text),
        place_in_text=span,
        sentence=sentence.text,
        sentence_span=sentence.span,
        language="en",
        lemma=token.lemma,
    )
    event = next((e for e in coded.events if e.trigger.span.overlaps(span)), None)
    if event is not None:
        alike = sum(other.type == event.type for other in coded.events)
        told = telling_of(event, story, alike=alike)
        return replace(told, id=name, trigger=bare.trigger, place_in_text=span, lemma=bare.lemma)
    sources, targets = _parties(sentence, token.index, coded.mentions, text)
    return replace(
        bare,
        sources=sources,
        targets=targets,
        date=_only(dates, sentence.span),
        place=_only(places, sentence.span),
    )


def _only(found: Sequence[Any], sentence: Span) -> Any:
    """What the sentence has one of."""
    here = [one for one in found if sentence.covers(one.span)]
    return here[0] if len(here) == 1 else None


def _parties(
    sentence: Sentence, head: int, mentions: Sequence[Mention], text: str
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Subjects as sources, objects as targets; of a noun its possessors as sources."""
    predicate = sentence.predicate(head)
    if predicate is None:
        return (), ()
    sources = [a.head for a in predicate.arguments if a.relation in {"subject", "possessor"}]
    targets = [
        a.head
        for a in predicate.arguments
        if a.relation in {"object", "indirect"} or (a.relation == "oblique" and a.marker == "of")
    ]
    return tuple(
        tuple(_party(sentence, index, mentions, text) for index in side)  # type: ignore[misc]
        for side in (sources, targets)
    )


def _party(sentence: Sentence, index: int, mentions: Sequence[Mention], text: str) -> Party:
    token = sentence.tokens[index]
    for mention in mentions:
        if mention.span.start <= token.start < mention.span.end:
            from gestae.assembly.tellings.telling import party_of

            return party_of(mention)
    predicate = sentence.predicate(index)
    span = sentence.span_of(predicate.left, predicate.right) if predicate else None
    name = span.of(text) if span else token.text
    return Party(None, name, None, None, frozenset(rare_words(name).rarity))


def compare_all(tellings: Sequence[Telling]) -> dict[Pair, float]:
    """The odds of all pairs whose documents are alike at all."""
    return {(min(a.id, b.id), max(a.id, b.id)): compare(a, b).odds for a, b in pairs_of(tellings)}


def pairs_of(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """The pairs that are compared."""
    stories = {t.document: t.story for t in tellings}
    alike = {
        (one, other)
        for one, other in combinations(sorted(stories), 2)
        if story_likeness(stories[one], stories[other]) >= ALIKE
    }
    for a, b in combinations(tellings, 2):
        one, other = sorted((a.document, b.document))
        if one == other or (one, other) in alike:
            yield a, b


def _clusters(
    tellings: Iterable[Telling], groups: Mapping[str, Hashable]
) -> dict[Hashable, Hashable]:
    return {t.id: groups.get(t.id, t.id) for t in tellings}


def score_given(reads: Sequence[Read]) -> Figures:
    """CoNLL F1 with given mentions, and what the baseline reaches."""
    tellings = [t for one in reads for t in one.given]
    key = clusters_of({name: chain for one in reads for name, chain in one.chains.items()})
    found = find_deeds(compare_all(tellings))
    ways: dict[str, dict[Hashable, Hashable]] = {
        "given": _clusters(tellings, found),
        "given.lemma": {t.id: t.lemma for t in tellings},
        "given.lemma_topic": {t.id: (one.topic, t.lemma) for one in reads for t in one.given},
    }
    return {
        name: value
        for way, groups in ways.items()
        for name, value in _figures(way, key, groups).items()
    }


def score_predicted(reads: Sequence[Read]) -> Figures:
    """CoNLL F1 with the events that are coded, of all mentions they tell and our tables cover."""
    tellings = [t for one in reads for t in one.predicted]
    chains = {name: chain for one in reads for name, chain in one.chains.items()}
    coded = {t.id for t in tellings}
    ours = coded & chains.keys()
    covered = ours | {name for one in reads for name in one.covered}
    own, wide = (clusters_of({n: chains[n] for n in names}) for names in (ours, covered))
    found = _clusters(tellings, find_deeds(compare_all(tellings)))
    stems: dict[Hashable, Hashable] = {t.id: t.stem for t in tellings}
    perfect = clusters_of({t.id: chains.get(t.id, t.id) for t in tellings})
    return {
        **_figures("predicted", own, found),
        **_figures("predicted.lemma", own, stems),
        **_figures("covered", wide, found),
        **_figures("covered.lemma", wide, stems),
        "covered.ceiling": conll(score(wide, perfect)),
        "found": len(ours) / len(covered),
        "exact": len(ours) / len(coded),
    }


def _figures(name: str, key: Any, groups: Mapping[Hashable, Hashable]) -> Figures:
    scores = score(key, clusters_of(groups))
    return {name: conll(scores), **{f"{name}.{m}": a.f1 for m, a in scores.items()}}


def measure(data: Path, jobs: int = 2) -> Figures:
    """All figures by name."""
    reads = read(data, jobs)
    return {**score_given(reads), **score_predicted(reads)}


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--jobs", type=int, default=2)
    options = arguments.parse_args()
    for name, value in measure(options.data, options.jobs).items():
        print(f"{name:<24}{value:.3f}")


if __name__ == "__main__":
    main()
