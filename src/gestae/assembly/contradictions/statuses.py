"""Done against not done: ``find_status`` of one deed, ``find_denials`` of a claim in a document."""

import re
from collections.abc import Iterator, Sequence

from gestae.assembly.contradictions.difference import Difference, End, link_of
from gestae.assembly.contradictions.pair import GIVEN, Pair
from gestae.ontology.actors import UNSPACED
from gestae.ontology.contradictions import comparing_words
from gestae.records import Cue, Event, Link

DENIAL = "diplomacy.statement.denial"
"""The instrument of a denial that does not say what is denied: "Iran denies it"."""
REACH = 700
"""Characters before a denial in which the claim stands that it speaks of: some three sentences."""
CHARGES = frozenset({"allege", "diplomacy.statement.accusation"})
"""Mode and instrument of accusations that say somebody did something, and can be denied."""
POINTING_BACK = {True: 5, False: 4}
"""Characters (in scripts without spaces) or words behind a denial that only point back to a claim:
"denies it", "denied both charges". More of them say themselves what is denied."""
LIKELY = 0.7
"""How comparable a denial and the nearest claim against its speaker are."""


def find_status(pair: Pair) -> Iterator[Difference]:
    """The difference of two tellings of which one says that it happened, the other that it did not.

    A telling that appeared earlier may say that something had not happened yet, and does not
    contradict a later one. Where somebody else denies it, the difference is a denial.
    """
    statuses = (pair.a.status, pair.b.status)
    if statuses.count("denied") != 1:
        return
    denial, claim = (pair.a, pair.b) if statuses[0] == "denied" else (pair.b, pair.a)
    if claim.status not in GIVEN or _came_first(pair, denial):
        return
    cue = denial.status_cue or denial.trigger
    detail = (
        f"whether: “{_told(denial)}” ({_teller(denial)}) against “{_told(claim)}” "
        f"({_teller(claim)}, {claim.status})"
    )
    kind = "denial" if is_denial(pair) else "status"
    yield Difference(kind, detail, "critical", Cue(cue.text, cue.span))  # type: ignore[arg-type]


def is_denial(pair: Pair) -> bool:
    """Whether one is the word of somebody who says that what others tell is not so."""
    denial, claim = (pair.a, pair.b) if pair.a.status == "denied" else (pair.b, pair.a)
    tellers = [{a.speaker.actor.name for a in event.attribution} for event in (denial, claim)]
    return bool(tellers[0]) and not tellers[0] & tellers[1]


def find_denials(events: Sequence[Event]) -> Iterator[Link]:
    """Links from each denial in a document that does not say what it denies to the claim before it.

    The claim is the nearest one, within some three sentences, that is against whoever denies: an
    accusation of them, or else something others say they did.
    """
    told = sorted(events, key=lambda event: event.trigger.span)
    for number, denial in enumerate(told):
        if denial.instrument != DENIAL or not denial.sources or _says_what(denial):
            continue
        before = [e for e in told[:number] if _distance(e, denial) <= REACH]
        claim = _claim(denial, before)
        if claim is not None:
            who = denial.sources[0].text
            detail = f"“{who}” denies (“{denial.trigger.text}”) what “{_told(claim)}” tells"
            difference = Difference("denial", detail, "major", denial.trigger)
            ends = (End.of(denial), End.of(claim))
            yield link_of(ends, [difference], comparable=LIKELY, kind="denies")


def _claim(denial: Event, before: Sequence[Event]) -> Event | None:
    speakers = _countries(denial)
    for event in reversed(before):
        if CHARGES & {event.mode, event.instrument} and speakers & {
            m.actor.country for m in event.targets
        }:
            return event
    for event in reversed(before):
        tellers = {a.speaker.actor.country for a in event.attribution}
        if event.attribution and not tellers & speakers and speakers & _countries(event):
            return event
    return None


def _says_what(denial: Event) -> bool:
    """Whether the sentence goes on with what is denied: "denied that it had sent drones"."""
    behind = denial.sentence.text[denial.trigger.span.end - denial.sentence.span.start :]
    language = denial.sentence.language
    clause = _CLAUSE.split(behind, maxsplit=1)[0]
    unspaced = language in UNSPACED
    words = clause.strip() if unspaced else clause.split()
    joining = comparing_words(language).joining
    ends = (number for number, word in enumerate(words) if word in joining)
    return min(ends, default=len(words)) > POINTING_BACK[unspaced]


_CLAUSE = re.compile(r"[,;:.!?，；：。！？]")


def _countries(event: Event) -> set[str | None]:
    return {m.actor.country or m.actor.id for m in event.sources} - {None}


def _distance(event: Event, later: Event) -> int:
    return later.trigger.span.start - event.trigger.span.end


def _came_first(pair: Pair, denial: Event) -> bool:
    later = pair.days_later
    if not later:
        return False
    return (later > 0) == (denial is pair.a)


def _told(event: Event) -> str:
    cue = event.status_cue
    if cue is None or event.trigger.span.covers(cue.span):
        return event.trigger.text
    left, right = sorted((cue, event.trigger), key=lambda part: part.span)
    return f"{left.text} … {right.text}".replace("\n", " ")


def _teller(event: Event) -> str:
    if event.attribution:
        return event.attribution[-1].speaker.text.replace("\n", " ")
    return event.document.publisher or event.document.title or event.document.key
