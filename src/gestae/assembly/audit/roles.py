"""Parties that have changed places: ``find_swapped``."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.neighbours import fit
from gestae.assembly.audit.parties import find_parties
from gestae.assembly.audit.reading import Reading
from gestae.records import Span

Spans = Sequence[Span]

LEAST = 1.5
"""By how much the neighbours must fit better crosswise than straight where one pair may not."""
LEAST_BOTH = 1.0
"""The same where either party has a neighbour of the other."""


def find_swapped(reading: Reading) -> Iterator[Finding]:
    """Two parties on both sides, each of which has the other's neighbours on the other side.

    The neighbours are the words that depend on a name or that it depends on, and those beside it.
    """
    if reading.chinese is None:
        return
    ours, theirs = (_places(reading, side) for side in (0, 1))
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        places = (ours[one], ours[other]), (theirs[one], theirs[other])
        if set(ours[one]) & set(ours[other]) or set(theirs[one]) & set(theirs[other]):
            continue  # a name of both: 中美
        straight = (
            _fits(reading, places[0][0], places[1][0]),
            _fits(reading, places[0][1], places[1][1]),
        )
        crossed = (
            _fits(reading, places[0][0], places[1][1]),
            _fits(reading, places[0][1], places[1][0]),
        )
        once = all(len(spans) == 1 for side in places for spans in side)
        if _is_crossed(straight, crossed) and (once or sum(straight) == 0):
            yield _swapped(reading, places)
            return


def _is_crossed(straight: tuple[float, float], crossed: tuple[float, float]) -> bool:
    better = sum(crossed) - sum(straight)
    if min(crossed) > 0:
        return better >= LEAST_BOTH or sum(straight) == 0
    return better >= LEAST and sum(straight) == 0


def _swapped(reading: Reading, places: tuple[Sequence[Spans], Sequence[Spans]]) -> Finding:
    a, b = (
        " and ".join(span.of(telling.document.text) for span in sorted(s[0] for s in spans))
        for telling, spans in zip((reading.a, reading.b), places, strict=True)
    )
    first, second = (min(s[0] for s in spans) for spans in places)
    reason = f"{a} stand in each other's place on the right side ({b})."
    return reading.pair.finding("role", "critical", reason, a=first, b=second, score=0.7)


def _places(reading: Reading, side: int) -> Mapping[str, Spans]:
    """Where a side names each of its parties."""
    found: dict[str, list[Span]] = {}
    for party in find_parties(reading, side):
        for id_ in party.ids:
            found.setdefault(id_, []).append(party.span)
    return found


def _fits(reading: Reading, ours: Spans, theirs: Spans) -> float:
    """How many neighbours the likest two places have in common."""
    return max(fit(reading, mine, other) for mine in ours for other in theirs)
