import datetime as dt

import pytest

from gestae.assembly.contradictions.figures import compare, rounding_of
from gestae.records import Amount
from tests.assembly.contradictions.told import amount

DAY = dt.date(2022, 6, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (amount("$12 billion", 12e9), amount("$12.3 billion", 12.3e9)),
        (amount("up to 300", 300, up_to=True), amount("250", 250)),
        (amount("at least 32", 32, at_least=True), amount("40", 40)),
        (amount("some 200", 200, about=True), amount("220", 220)),
        (amount("at least 15", 15, at_least=True), amount("at least 17", 17, at_least=True)),
        (amount("between 185 and 310", 185, 310), amount("300", 300)),
        (
            amount("10 miles", 10, kind="distance", unit="mile"),
            amount("16 km", 16, kind="distance", unit="kilometre"),
        ),
        (amount("$10.7 million", 10.7e6), amount("10 million euros", 10e6, unit="EUR")),
        (amount("$10 million", 10e6), amount("10 million dollars", 10e6, unit="AUD")),
        (amount("10 million rials", 10e6, unit="IRR"), amount("$5 million", 5e6)),
    ],
)
def test_figures_that_can_both_hold_are_no_contradiction(one: Amount, other: Amount) -> None:
    assert compare(one, other, DAY) is None
    assert compare(other, one, DAY) is None


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (amount("$12 billion", 12e9), amount("$10 billion", 10e9), 1.2),
        (amount("up to 300", 300, up_to=True), amount("400", 400), 1.33),
        (amount("at least 32", 32, at_least=True), amount("25", 25), 1.28),
        (amount("twelve", 12), amount("thirteen", 13), 1.08),
        (
            amount("810 miles", 810, kind="distance", unit="mile"),
            amount("14 km", 14, kind="distance", unit="kilometre"),
            93.1,
        ),
        (amount("$20 million", 20e6), amount("10 million euros", 10e6, unit="EUR"), 1.87),
        (amount("up to 300", 300, up_to=True), amount("up to 500", 500, up_to=True), 1.67),
    ],
)
def test_figures_that_cannot_both_hold_tell_how_far_they_are_apart(
    one: Amount, other: Amount, ratio: float
) -> None:
    apart = compare(one, other, DAY)
    assert apart is not None
    assert apart.ratio == pytest.approx(ratio, rel=0.02)
    assert f"“{one.text}” against “{other.text}”" in apart.detail


def test_a_small_number_is_not_rounded() -> None:
    twelve = amount("12", 12, kind="count", unit=None)
    assert twelve.low is not None
    assert rounding_of(twelve.low, twelve) == 0
