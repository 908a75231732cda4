"""Deeds made into events: start with ``compose_events``; ``attach.py`` gives them details."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import cast

from gestae.coders.attach import SAID, Details, Findings, attach
from gestae.coders.confidence import estimate_confidence
from gestae.coders.events import Proposal
from gestae.coders.explain import explain
from gestae.coders.settle import settle
from gestae.coders.several import tell_each
from gestae.coders.status import find_status
from gestae.coders.surface import as_written
from gestae.ontology.load import Ontology
from gestae.records import (
    Actor,
    Cue,
    DocumentReference,
    Event,
    Excerpt,
    Link,
    Mention,
    Parsed,
    Sentence,
    Span,
    Status,
    stretch_of,
)
from gestae.records.named import Named, named_in

Estimate = Callable[[Event, Proposal, Sentence], float]


def compose_events(
    parsed: Parsed,
    ontology: Ontology,
    deeds: Sequence[Proposal],
    findings: Findings,
    estimate: Estimate = estimate_confidence,
) -> tuple[Event, ...]:
    """The events of a document, in order of their triggers; ``because`` is filled later.

    ``estimate`` gives each its confidence.
    """
    told: dict[int, list[Proposal]] = {}
    for deed in deeds:
        told.setdefault(deed.sentence, []).append(deed)
    return tuple(
        event
        for number, here in told.items()
        for deed, details in zip(
            here, attach(parsed.sentences[number], here, findings), strict=True
        )
        for event in tell_each(
            _compose(parsed, number, deed, details, ontology, estimate),
            deed.beside,
            findings.dates,
            parsed.sentences[number],
            ontology.instruments,
        )
    )


def name_deeds(deeds: Iterable[Proposal]) -> dict[Span, Named]:
    """Deeds as the tables see them, by the place of their words, for links that speak of them.

    The judge may find that words tell no event ("insists on aiding Ukraine") and a reason may be
    given for what they name all the same.
    """
    return {
        deed.trigger: Named(deed.type, deed.instrument, _ids(deed.sources), _ids(deed.targets))
        for deed in deeds
    }


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    named = (m.actor.country or m.actor.id for m in mentions)
    return tuple(dict.fromkeys(one for one in named if one))


def links_of(events: Iterable[Event], links: Iterable[Link]) -> tuple[Link, ...]:
    """The links that speak of deeds, and those that go on from them; the rest tie other words.

    A link speaks of a deed where an end is an event, or a stretch in which one is told or that
    names one ("Japan's aid to Ukraine"). It goes on from such a link where they share an end: "to
    contain Russia", which is the aim of that aid, "in order to counter China".
    """
    told = tuple(links)
    deeds = {event.id for event in events}
    triggers = [event.trigger.span for event in events]
    reached = {end for link in told if _speaks_of(link, deeds, triggers) for end in _ends(link)}
    while True:
        more = {end for link in told if reached & _ends(link) for end in _ends(link)} - deeds
        if more <= reached:
            break
        reached |= more
    return tuple(link for link in told if reached & _ends(link))


def _ends(link: Link) -> set[str]:
    return {link.from_, link.to}


def _speaks_of(link: Link, deeds: Collection[str], triggers: Sequence[Span]) -> bool:
    if any(named_in(reason.rule) for reason in link.reasons):
        return True
    for end in _ends(link):
        stretch = stretch_of(end)
        if end in deeds or (stretch and any(stretch.covers(trigger) for trigger in triggers)):
            return True
    return False


LIKELY = 0.5
"""The score from which a link is taken for a reason; weaker ones are in the casebook's links."""


def with_reasons(events: Iterable[Event], links: Sequence[Link]) -> tuple[Event, ...]:
    """The events with the ids of the links that tell their causes and purposes."""
    reasons: dict[str, list[str]] = {}
    for link in links:
        if link.score < LIKELY or link.rejected:
            continue
        if link.kind == "causes":
            reasons.setdefault(link.to, []).append(link.id)
        elif link.kind == "purpose":
            reasons.setdefault(link.from_, []).append(link.id)
    return tuple(replace(event, because=tuple(reasons.get(event.id, ()))) for event in events)


PLACED = frozenset({"AID", "ASSAULT"})
"""Types whose place tells the target where no other is named: "provides shelter in Haiti"."""


def _suffering(type_: str, details: Details) -> tuple[Mention, ...]:
    """The country of a deed's place as its target, where the type allows it."""
    place = details.places[0] if details.places else None
    if type_ not in PLACED or place is None or place.country is None:
        return ()
    actor = Actor(place.country, place.country, place.country, None)
    return (Mention(actor, place.text, place.span),)


SURE = 0.7
"""The judge's share of a status from which it outranks the plain tense."""


def _status(sentence: Sentence, deed: Proposal, ontology: Ontology) -> tuple[Status, Cue | None]:
    """How far a deed has got, with the word that shows it, where one does.

    A word that shows it stands: the judge tends to read "has yet to send" as a sending, and was
    right in 4 of 11 such cases of the development documents, in 32 of 35 of the plain tense.
    """
    read, cue = find_status(sentence, deed.predicate, ontology)
    if deed.verdict is None or cue is not None:
        return read, cue
    told, share = max(deed.verdict.statuses.items(), key=lambda item: item[1])
    if share < SURE or told == read:
        return read, cue
    return cast("Status", told), None


def _is_to_come(deed: Proposal, details: Details, parsed: Parsed) -> bool:
    """Whether the date of a deed that no tense puts in the past lies behind the document's day.

    Chinese needs no word for what is to come where the date tells it: 自下月起加征关税; nor does
    the English present: "the ban takes effect in June".
    """
    published = parsed.document.published
    if published is None or not details.dates or deed.type in SAID:
        return False
    clause = deed.predicate
    untensed = clause.kind == "verb" and clause.form == "finite" and clause.tense != "past"
    return untensed and details.dates[0].start > published


def _compose(
    parsed: Parsed,
    number: int,
    deed: Proposal,
    details: Details,
    ontology: Ontology,
    estimate: Estimate,
) -> Event:
    sentence, text = parsed.sentences[number], parsed.document.text
    read, cue = _status(sentence, deed, ontology)
    if read == "done" and _is_to_come(deed, details, parsed):
        read = "planned"
    settled = settle(deed, read, ontology.plover)
    instrument = ontology.instruments.get(deed.instrument) if deed.instrument else None
    usual = instrument is not None and instrument.type == settled.type
    event = Event(
        type=settled.type,
        mode=settled.mode or (instrument.mode if instrument is not None and usual else None),
        contexts=instrument.contexts if instrument else (),
        instrument=deed.instrument,
        sources=as_written(deed.sources, text),
        targets=as_written(deed.targets, text) or _suffering(settled.type, details),
        status=settled.status,
        status_cue=Cue(cue.span.of(text), cue.span) if cue is not None else None,
        date=details.dates[0] if details.dates else None,
        place=details.places[0] if details.places else None,
        amounts=details.amounts,
        attribution=details.tellers,
        because=(),
        trigger=Cue(deed.trigger.of(text), deed.trigger),
        confidence=0.0,
        rule="",
        sentence=Excerpt(sentence.span.of(text), sentence.span, sentence.language),
        document=DocumentReference.to(parsed.document),
    )
    return replace(
        event,
        rule=explain(event, deed, settled),
        confidence=estimate(event, deed, sentence),
    )
