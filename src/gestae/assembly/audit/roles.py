"""Parties that have changed places: ``find_swapped``."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from gestae.assembly.audit.agents import find_agents
from gestae.assembly.audit.anchors import Places, Spans, crossing, order
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.parties import Party, find_parties
from gestae.assembly.audit.reading import Reading

ORDER, ANCHORED, ACTED = 0.15, 0.1, 0.3
"""What it weighs that two parties stand the other way about, more if there is an anchor between
them, more still if that is a verb: who does something stands before it in either language."""
LEAST = 0.2
"""By how much two parties must fit better in each other's place. Of 1,781 good pairs one reaches
it, and six in ten of those where two states were put in each other's place."""


def find_swapped(reading: Reading) -> Iterator[Finding]:
    """Two parties on both sides, each of which stands among the words that the other has there.

    Nothing where ``find_agents`` tells by the grammar what has changed hands, which says more.
    """
    if reading.chinese is None:
        return
    ours, theirs = (_places(find_parties(reading, side)) for side in (0, 1))
    options = []
    for one, other in combinations(sorted(ours.keys() & theirs.keys()), 2):
        places = (ours[one], ours[other]), (theirs[one], theirs[other])
        if one[:2] == other[:2] and not any(set(p[0]) & set(p[1]) for p in places):
            options.append((_likelihood(reading, places), places))
    best = max(options, key=lambda option: option[0], default=None)
    if best is not None and best[0] >= LEAST and not any(find_agents(reading)):
        yield _swapped(reading, best[1])


def _likelihood(reading: Reading, places: tuple[Places, Places]) -> float:
    """How much speaks for two parties having changed places; below 0 what speaks against it."""
    turned, between = order(reading, *places)
    weight = ORDER + ANCHORED * bool(between) + ACTED * ("VERB" in between)
    return crossing(reading, *places) + turned * weight


def _swapped(reading: Reading, places: tuple[Places, Places]) -> Finding:
    a, b = (
        [span.of(telling.document.text) for span in (spans[0][0], spans[1][0])]
        for telling, spans in zip((reading.a, reading.b), places, strict=True)
    )
    first, second = (min(s[0] for s in spans) for spans in places)
    reason = (
        f"{a[0]} stands on the left among the words that {b[1]} has on the right, and {a[1]}"
        f" among those of {b[0]}."
    )
    return reading.pair.finding("role", "critical", reason, a=first, b=second, score=0.7)


def _places(parties: Sequence[Party]) -> Mapping[tuple[str, bool, str], Spans]:
    """Where a side names each party, by its sort, whether it is a body, and id.

    A name of several (中美) is of each.
    """
    found: dict[tuple[str, bool, str], list[Any]] = {}
    for party in parties:
        for id_ in party.ids:
            found.setdefault((party.sort, party.body, id_), []).append(party.span)
    return found
