"""Names put for others: ``find_names``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.name_there import han_is_there, is_there, latin_is_there
from gestae.assembly.audit.namings import (
    Naming,
    capitals_in,
    find_known,
    han_names_in,
    is_place_alone,
)
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.references import is_referred_to
from gestae.assembly.audit.sounds import likeness, may_be_japanese
from gestae.records import Span

PARTED = (" ", "·", "•")
"""What parts a given name from a surname."""
_PARTING = re.compile(r"[·•]")
ROUGHLY_ALIKE = 46
"""So alike two names must sound that nothing else on the two sides stands against."""
MISTAKEN = frozenset({"person", "city"})
"""Sorts of names of our tables that may stand against one that no table has."""


def find_names(reading: Reading) -> Iterator[Finding]:
    """A name of each side that the other has not, in no spelling, put one for the other.

    A name is there where the tables of actors and places give both for one thing, where the
    dictionary has it, where the other side writes it in the same letters, or where it sounds alike.
    """
    known = [find_known(reading, side) for side in (0, 1)]
    lonely = [
        [name for name in known[side] if not is_there(reading, side, name, known[1 - side])]
        for side in (0, 1)
    ]
    unknown = _comparable([list(_unknown(reading, side, known[side])) for side in (0, 1)])
    used = set[Span]()
    told_more = [_told_more(known[side], known[1 - side]) for side in (0, 1)]
    for mine, other in (
        *_opposed(lonely[0], lonely[1], unknown[0], unknown[1]),
        *((mine, n) for mine in lonely[0] for n in told_more[1] if _may_be_mistaken(mine, n)),
        *((n, other) for other in lonely[1] for n in told_more[0] if _may_be_mistaken(n, other)),
    ):
        if used.isdisjoint((mine.span, other.span)):
            used |= {mine.span, other.span}
            both = mine in lonely[0] + unknown[0] and other in lonely[1] + unknown[1]
            found = _differ(reading, mine, other)
            yield found if both else replace(found, severity="minor")
    for side in (0, 1):
        for name in lonely[side]:
            if name.span in used or is_place_alone(name) or name.credited:
                continue
            if not is_referred_to(reading, side, name):
                yield _missing(reading, side, name)
        for name in unknown[side]:
            if name.span not in used and any(mark in name.text for mark in PARTED):
                yield _missing(reading, side, name)


def _comparable(unknown: Sequence[list[Naming]]) -> Sequence[list[Naming]]:
    """The unknown names without those that may be one Japanese name, once by how it is written.

    A name in Chinese characters without a dot may be read in Japanese, and no dictionary of Chinese
    says how. Each answers for one of the other side.
    """
    rest = [list(names) for names in unknown]
    for names, others in (rest, rest[::-1]):
        for latin in [name for name in names if PARTED[0] in name.text]:
            written = (n for n in others if not n.text.isascii() and not _PARTING.search(n.text))
            han = next(written, None) if may_be_japanese(latin.text) else None
            if han is not None:
                names.remove(latin)
                others.remove(han)
    return rest


def _told_more(names: Sequence[Naming], others: Sequence[Naming]) -> list[Naming]:
    """The names that a side tells more often than the other, each at its last place."""
    last = {name.ids: name for name in names}
    return [
        name for ids, name in last.items()
        if sum(n.ids == ids for n in names) > sum(bool(n.ids & ids) for n in others)
    ]  # fmt: skip


def _opposed(
    left: Sequence[Naming], right: Sequence[Naming], *unknown: Sequence[Naming]
) -> Iterator[tuple[Naming, Naming]]:
    """Names that may stand one for the other: of one sort, or one of them known to nobody."""
    for mine in left:
        yield from ((mine, other) for other in right if _may_be_mistaken(mine, other))
    for mine in left:
        yield from ((mine, other) for other in unknown[1] if _may_be_unheard_of(mine))
    for other in right:
        yield from ((mine, other) for mine in unknown[0] if _may_be_unheard_of(other))
    yield from (pair for pair in zip(*unknown, strict=False) if not _may_be_one(*pair))


def _may_be_one(mine: Naming, other: Naming) -> bool:
    """Whether two names left over on the two sides sound alike, though less than we ask else."""
    return any(
        likeness(han, latin) >= ROUGHLY_ALIKE
        for one, two in ((mine, other), (other, mine))
        for han in (one.text, *_PARTING.split(one.text))
        for latin in (two.text, *two.text.split())
        if latin.isascii() and not han.isascii()
    )


def _may_be_unheard_of(name: Naming) -> bool:
    """Whether a name may stand against one that no table has; a mere place may be a part of it."""
    return name.sort in MISTAKEN and not is_place_alone(name)


def _are_full(mine: Naming, other: Naming) -> bool:
    """Whether both names are of a given name and a surname, so that a person is surely meant."""
    return all(
        name.sort == "person" or any(mark in name.text for mark in PARTED) for name in (mine, other)
    )


def _may_be_mistaken(mine: Naming, other: Naming) -> bool:
    return mine.sort == other.sort or {mine.sort, other.sort} == {"state", "city"}


def _missing(reading: Reading, side: int, name: Naming) -> Finding:
    spans = {"a": name.span} if side == 0 else {"b": name.span}
    reason = (
        f"“{name.text}” on the {'left' if side == 0 else 'right'} is not named on the other side."
    )
    return reading.pair.finding("name", "minor", reason, score=0.3, **spans)


def _differ(reading: Reading, mine: Naming, other: Naming) -> Finding:
    severity: Severity = "critical" if mine.sort and mine.sort == other.sort else "major"
    if None in (mine.sort, other.sort) and not _are_full(mine, other):
        severity = "minor"
    return reading.pair.finding(
        "name",
        severity,
        f"“{mine.text}” stands against “{other.text}”, which names another.",
        a=mine.span,
        b=other.span,
        score=0.8 if mine.sort and other.sort else 0.6,
    )


def _unknown(reading: Reading, side: int, known: Sequence[Naming]) -> Iterator[Naming]:
    """The names that no table has and that are not heard or spelt on the other side."""
    if reading.chinese is None:
        return
    telling = (reading.a, reading.b)[side]
    times = [time.span for sentence in telling.sentences for time in sentence.times]
    spans = [*(name.span for name in known), *times]
    runs = capitals_in(reading, side) if side != reading.chinese else han_names_in(reading, side)
    for run in runs:
        if any(run.span.overlaps(span) for span in spans):
            continue
        if side == reading.chinese:
            there = han_is_there(reading, side, run)
        else:
            there = latin_is_there(reading, side, run)
        if not there:
            yield run
