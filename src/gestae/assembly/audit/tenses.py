"""What was done told as what is to come: ``find_tenses``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.contrast_words import find_words
from gestae.assembly.audit.deeds import Deed, deeds_of, match_deeds
from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.records import Span

TOLD = {"past": "is past", "future": "is still to come"}
SET = "tense"
"""The set of contrasts whose words may tell the tense where the verb does not."""


def find_tenses(reading: Reading) -> Iterator[Finding]:
    """A deed that is past on one side and to come on the other.

    Either the dictionary knows the verb of the one for the verb of the other, or all deeds of the
    one side are past, without a word that may look ahead, where the other side's chief one is to
    come.
    """
    told = False
    for match in match_deeds(reading):
        if {match.a.predicate.tense, match.b.predicate.tense} == set(TOLD) and all(
            _is_plain(reading, side, deed) for side, deed in enumerate((match.a, match.b))
        ):
            told = True
            yield _finding(reading, match.a, match.b, "major")
    if not told:
        for side in (0, 1):
            yield from _against_all(reading, side)


def _is_plain(reading: Reading, side: int, deed: Deed) -> bool:
    """Whether a verb is told as a fact: "may have worked" is no more past than to come."""
    helpers = [deed.sentence.tokens[n] for n in deed.predicate.auxiliaries]
    may = [w.span for w in find_words(reading, side, "modal") if "may" in w.sense.members]
    return deed.predicate.form in {"finite", "infinitive"} and not any(
        span.overlaps(Span(t.start, t.end)) for span in may for t in helpers
    )


def _against_all(reading: Reading, side: int) -> Iterator[Finding]:
    """The first deed to come of a side, where the other looks back only."""
    ahead, back = (list(deeds_of(t.sentences)) for t in _sides(reading, side))
    coming = [d for d in ahead if d.predicate.tense == "future"]
    sure = any(
        w.sense.tells and "future" in w.sense.members for w in find_words(reading, side, SET)
    )
    if not coming or not sure or any(d.predicate.tense == "past" for d in ahead):
        return
    if not _looks_back(reading, 1 - side, back):
        return
    past = next(d for d in back if d.predicate.tense == "past")
    yield _finding(reading, *((coming[0], past) if side == 0 else (past, coming[0])), "minor")


def _looks_back(reading: Reading, side: int, deeds: Sequence[Deed]) -> bool:
    """Whether no word of a side looks ahead, and a verb that depends on none is past."""
    if any("future" in w.sense.members for w in find_words(reading, side, SET)):
        return False
    return any(d.predicate.tense == "past" and d.predicate.governor is None for d in deeds) and all(
        d.predicate.tense in {"past", None} for d in deeds
    )


def _sides(reading: Reading, side: int) -> tuple[Telling, Telling]:
    sides = reading.a, reading.b
    return sides[side], sides[1 - side]


def _finding(reading: Reading, a: Deed, b: Deed, severity: Severity) -> Finding:
    told = [f"“{deed.token.text}” {TOLD[str(deed.predicate.tense)]}" for deed in (a, b)]
    return reading.pair.finding(
        "tense", severity, f"{', '.join(told)}.", a=a.span, b=b.span, score=0.7
    )
