"""Figures joined by a mark, as scores and hours are: ``find_chains``."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.records import Span

_CHAIN = re.compile(r"(?<![\d.,A-Za-z])\d+(?: ?[-–—:] ?\d+)+(?![\d,.]*\d|[A-Za-z-])")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Chain:
    """Figures that a mark joins, in their order: (5, 3) of "5-3", (7, 30) of "07:30"."""

    values: tuple[int, ...]
    span: Span


def find_chains(reading: Reading) -> Iterator[Finding]:
    """A score, an hour or a range in digits whose counterpart has another figure or another order.

    Two chains may stand against each other where each side has no like of it and they share a
    figure. A chain whose figures stand on the other side in whatever way is left alone.
    """
    ours, theirs = (list(_chains(telling)) for telling in (reading.a, reading.b))
    left, right = _without(ours, theirs), _without(theirs, ours)
    for mine in left:
        other = next((chain for chain in right if _is_counterpart(mine, chain)), None)
        if other is None:
            continue
        right.remove(other)
        a, b = (
            chain.span.of(telling.document.text)
            for chain, telling in ((mine, reading.a), (other, reading.b))
        )
        turned = sorted(mine.values) == sorted(other.values)
        what = "has the figures the other way about" if turned else "is another figure"
        yield reading.pair.finding(
            "number",
            "major",
            f"“{a}” stands against “{b}”, which {what}.",
            a=mine.span,
            b=other.span,
            score=0.7,
        )


def _chains(telling: Telling) -> Iterator[Chain]:
    text = unicodedata.normalize("NFKC", telling.text)
    if len(text) != len(telling.text):
        text = telling.text
    for match in _CHAIN.finditer(text):
        start = telling.span.start + match.start()
        values = tuple(int(number) for number in _NUMBER.findall(match[0]))
        yield Chain(values, Span(start, start + len(match[0])))


def _without(ours: Sequence[Chain], theirs: Sequence[Chain]) -> list[Chain]:
    """The chains that the other side has no like of; each answers for one."""
    rest = [chain.values for chain in theirs]
    alone = []
    for chain in ours:
        if chain.values in rest:
            rest.remove(chain.values)
        else:
            alone.append(chain)
    return alone


def _is_counterpart(one: Chain, other: Chain) -> bool:
    return len(one.values) == len(other.values) and not set(one.values).isdisjoint(other.values)
