"""Amounts of one deed that cannot both hold: ``find_amounts``."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from gestae.assembly.contradictions.difference import Difference, grade
from gestae.assembly.contradictions.figures import Apart, compare
from gestae.assembly.contradictions.pair import Pair, also_says, is_a_sum, is_one_of_several
from gestae.assembly.contradictions.prices import in_same_prices
from gestae.assembly.contradictions.things import same_thing
from gestae.ontology.contradictions import load_contradictions
from gestae.records import Amount, AmountKind, Cue

COMPARED: tuple[AmountKind, ...] = ("money", "count", "share", "distance", "range", "duration")


def find_amounts(pair: Pair) -> Iterator[Difference]:
    """A difference for each kind of amount of which no two in the tellings can both hold.

    Bounds, rounding, the day's rate of two currencies (``figures.py``) and the prices of two years
    (``prices.py``) are allowed for. Not compared are a promise with what was given, a whole with a
    part ("another $2 billion"), a sum with what may be one of its parts, and a figure that only
    grows with a later, higher one.
    """
    if pair.relation in ("part_of", "updates") or pair.stage is None:
        return
    for kind in COMPARED:
        ours, theirs = (
            [amount for amount in event.amounts if amount.kind == kind]
            for event in (pair.a, pair.b)
        )
        found = _closest(pair, ours, theirs)
        if found is not None:
            apart, amount = found
            yield Difference(
                kind="bounds" if apart.bounded else "amounts",
                detail=f"how much: {apart.detail}",
                severity=grade(apart.ratio, "figures"),
                evidence=Cue(amount.text, amount.span),
            )


def _closest(pair: Pair, ours: list[Amount], theirs: list[Amount]) -> tuple[Apart, Amount] | None:
    """The two that are least apart, where all that can be compared are apart."""
    languages = (pair.a.sentence.language, pair.b.sentence.language)
    alone = len(ours) == len(theirs) == 1
    found: list[tuple[Apart, Amount]] = []
    for one, other in product(ours, theirs):
        if not same_thing(one, other, languages, alone=alone):
            continue
        apart = _apart(pair, one, other)
        if also_says(pair.b, one.text) or also_says(pair.a, other.text):
            return None
        if apart is None or _is_another(pair, one, other) or _has_grown(pair, one, other):
            return None
        found.append((apart, one))
    return min(found, key=lambda pair: pair[0].ratio, default=None)


def _apart(pair: Pair, one: Amount, other: Amount) -> Apart | None:
    """How the two contradict each other, in the prices of one year."""
    repriced = in_same_prices(pair.a, one, pair.b, other)
    apart = repriced and compare(one, repriced.amount, pair.day)
    return replace(apart, detail=apart.detail + repriced.how) if repriced and apart else None


def _is_another(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether the text makes one of them a part or a sum, and the other not."""
    parts = is_one_of_several(pair.a, one.span), is_one_of_several(pair.b, other.span)
    if parts[0] != parts[1]:
        return True
    sums = is_a_sum(pair.a, one.span), is_a_sum(pair.b, other.span)
    return sums[0] != sums[1] and (_size(one) > _size(other)) == sums[0]


def _has_grown(pair: Pair, one: Amount, other: Amount) -> bool:
    """Whether the later telling of what only grows has more: 12 killed, a day later 15."""
    if pair.a.type not in load_contradictions().growing_types:
        return False
    later = pair.days_later
    if not later or pair.stage != "given":
        return False
    return (_size(other) > _size(one)) == (later > 0)


def _size(amount: Amount) -> float:
    return float(amount.high if amount.low is None else amount.low)  # type: ignore[arg-type]
