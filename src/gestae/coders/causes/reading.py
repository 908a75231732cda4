"""The sentences of a document made ready for their ties to be found: ``read_grounds``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from gestae.coders.causes.ground import Ground
from gestae.coders.extent import read_below, read_extent
from gestae.ontology.lexicon import Lexicon, NominalFrame, Path, Trigger
from gestae.ontology.load import Ontology
from gestae.records import Event, Mention, Parsed, Predicate, Sentence, Span
from gestae.records.named import Named

T = TypeVar("T")


def read_grounds(
    parsed: Parsed,
    ontology: Ontology,
    events: Sequence[Event],
    mentions: Sequence[Mention] = (),
    named: Mapping[Span, Named] | None = None,
) -> tuple[Ground, ...]:
    """A ground for each sentence whose language has cue tables, in order.

    ``named``: deeds that the tables see and that are no events, by the place of their words.
    """
    told = _by_sentence(parsed, [(event.trigger.span, event) for event in events])
    seen = _by_sentence(parsed, list((named or {}).items()))
    met = _by_sentence(parsed, [(m.span, m.actor.id or m.actor.name) for m in mentions])
    grounds: list[Ground] = []
    for number, sentence in enumerate(parsed.sentences):
        cues = ontology.cues.get(sentence.language)
        if cues is None:
            continue
        actors = dict(met.get(number, ()))
        lexicon = ontology.lexicons[sentence.language]
        nominal = _nominal(sentence, lexicon, actors)
        verbal = _verbal(sentence, lexicon, actors)
        grounds.append(
            Ground(
                document=parsed.document.id,
                text=parsed.document.text,
                sentence=sentence,
                cues=cues,
                lexicon=lexicon,
                extent=read_extent(sentence),
                predicates={p.head: p for p in sentence.predicates},
                below=read_below(sentence),
                events=_by_head(sentence, told.get(number, ())),
                named={**nominal, **verbal, **_by_head(sentence, seen.get(number, ()))},
                actors=actors,
                before=grounds[-1] if grounds else None,
            )
        )
    return tuple(grounds)


def _by_sentence(
    parsed: Parsed, placed: Iterable[tuple[Span, T]]
) -> dict[int, list[tuple[Span, T]]]:
    """What stands at places of the text, by the number of the sentence it stands in."""
    found: dict[int, list[tuple[Span, T]]] = {}
    waiting = sorted(placed, key=lambda pair: pair[0].start, reverse=True)
    for number, sentence in enumerate(parsed.sentences):
        while waiting and waiting[-1][0].start < sentence.span.end:
            span, value = waiting.pop()
            if sentence.span.start <= span.start:
                found.setdefault(number, []).append((span, value))
    return found


def _by_head(sentence: Sentence, told: Iterable[tuple[Span, T]]) -> dict[int, T]:
    heads: dict[int, T] = {}
    for span, value in told:
        head = sentence.head_of(span)
        if head is not None:
            heads.setdefault(head, value)
    return heads


def _nominal(sentence: Sentence, lexicon: Lexicon, actors: Mapping[Span, str]) -> dict[int, Named]:
    """The deeds that nouns name with somebody at their side: "Japan's aid to Ukraine"."""
    found = {}
    for predicate in sentence.predicates:
        thing = lexicon.things.get(predicate.lemma) if predicate.kind == "noun" else None
        if thing is None or thing.type is None:
            continue
        frame = lexicon.frames.get(thing.instrument or "") or lexicon.frames.get(thing.type)
        if frame is None:
            continue
        sources, targets = _parties(sentence, predicate, frame, actors)
        if sources or targets:
            found[predicate.head] = Named(thing.type, thing.instrument, sources, targets)
    return found


def _verbal(sentence: Sentence, lexicon: Lexicon, actors: Mapping[Span, str]) -> dict[int, Named]:
    """The deeds that verbs name with somebody they are done to: "insists on aiding Ukraine"."""
    found = {}
    for predicate in sentence.predicates:
        for reading in lexicon.readings(predicate.lemma) if predicate.kind == "verb" else ():
            if reading.kind != "verb" or not _asks_for_actor(reading):
                continue
            targets = tuple(_at(sentence, predicate, reading.target, actors))
            if targets:
                sources = tuple(_at(sentence, predicate, reading.source, actors))
                found[predicate.head] = Named(reading.type, reading.instrument, sources, targets)
                break
    return found


def _asks_for_actor(reading: Trigger) -> bool:
    """Whether a reading holds as soon as somebody stands at its side."""
    return all("actor" in need.values and not need.negated for need in reading.needs)


def _parties(
    sentence: Sentence, noun: Predicate, frame: NominalFrame, actors: Mapping[Span, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    targets = tuple(_at(sentence, noun, frame.target, actors))
    sources = tuple(a for a in _at(sentence, noun, frame.source, actors) if a not in targets)
    return sources, targets


def _at(
    sentence: Sentence, noun: Predicate, paths: Sequence[Path], actors: Mapping[Span, str]
) -> Iterator[str]:
    """The ids of those at the first of the paths where anybody stands."""
    for path in paths:
        found = [
            actors[span]
            for argument in noun.arguments
            if (argument.marker or argument.relation,) == path
            for span in actors
            if span.covers(sentence.span_of(argument.head, argument.head))
        ]
        if found:
            yield from dict.fromkeys(found)
            return
