import datetime as dt
from decimal import Decimal

import pytest

from gestae.outputs.wording import (
    word_actor,
    word_amount,
    word_date,
    word_number,
    word_roles,
    word_sides,
    word_type,
)
from gestae.records import Actor, Amount, AmountKind, Date, Span
from tests.outputs.built import JAPAN, PLEDGE, UKRAINE, mention


def amount(
    low: str | None,
    high: str | None,
    kind: AmountKind = "count",
    unit: str | None = None,
    *,
    about: bool = False,
) -> Amount:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    return Amount(*bounds, about=about, kind=kind, unit=unit, of="tents", text="", span=Span(0, 0))


@pytest.mark.parametrize(
    ("value", "worded"),
    [
        ("0", "0"),
        ("0.25", "0.25"),
        ("100", "100"),
        ("1500000", "1.5 million"),
        ("1234567", "1,234,567"),
        ("2000000000000", "2 trillion"),
        ("-3000000", "-3 million"),
    ],
)
def test_a_number_is_shortened_only_where_it_stays_exact(value: str, worded: str) -> None:
    assert word_number(Decimal(value)) == worded


@pytest.mark.parametrize(
    ("figure", "worded"),
    [
        (amount("5000000", "5000000", "money", "EUR"), "EUR 5 million"),
        (amount(None, "300", "money", "EUR"), "≤ EUR 300"),
        (amount("40", None, "share", "percent"), "≥ 40%"),
        (amount("185", "310", "distance", "mile"), "185–310 miles"),
        (amount("1", "1", "duration", "year"), "1 year"),
        (amount("6", "6", "distance", "foot"), "6 feet"),
        (amount("300", "300", about=True), "~300 tents"),
        (amount("2", "2", "rank"), "no. 2"),
    ],
)
def test_an_amount_shows_its_bounds_and_its_unit(figure: Amount, worded: str) -> None:
    assert word_amount(figure) == worded


@pytest.mark.parametrize(
    ("start", "end", "worded"),
    [
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-04-01", "2024-06-30", "2024-Q2"),
        ("2024-03-01", "2024-05-31", "2024-03-01..2024-05-31"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("1940-01-01", "1949-12-31", "1940s"),
        ("1900-01-01", "1999-12-31", "1900–1999"),
        ("2024-02-05", "2024-02-11", "2024-02-05..2024-02-11"),
    ],
)
def test_a_date_is_shown_no_finer_than_it_is_known(start: str, end: str, worded: str) -> None:
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert word_date(Date(*days, "day", "", Span(0, 0))) == worded


def test_an_actor_that_is_no_country_is_shown_with_its_country() -> None:
    assert word_actor(Actor(None, "Harbour Office", "NLD", "GOV")) == "Harbour Office (NLD)"
    assert word_actor(Actor("NATO", "NATO")) == "NATO"


def test_a_mutual_act_is_shown_as_one() -> None:
    both = (mention(JAPAN, "Tokyo"), mention(UKRAINE, "Ukraine"))
    assert word_roles(both, both[::-1]) == "Japan ↔ Ukraine"


def test_roles_say_who_did_it_to_whom_and_who_is_not_named() -> None:
    assert word_roles(PLEDGE.sources, PLEDGE.targets) == "Japan → Ukraine"
    assert word_roles((), PLEDGE.targets) == "— → Ukraine"


def test_a_type_is_shown_with_its_mode_and_instrument() -> None:
    assert word_type("PROTEST", "riot", None) == "PROTEST:riot"
    assert word_type("AID", None, "aid.loan") == "AID aid.loan"


def test_sides_go_by_state_with_whoever_of_it_is_named() -> None:
    ministry = Actor(None, "Trade Ministry", "PER", "GOV")
    president = Actor("a-president", "Ana Paz", "PER", "GOV")
    chile, union = Actor("CHL", "Chile", "CHL"), Actor("EU", "European Union")
    assert word_sides((ministry, president), (chile,)) == "Peru (Trade Ministry, Ana Paz) → Chile"
    assert word_sides((president, chile), (chile, president)) == "Peru (Ana Paz) ↔ Chile"
    assert word_sides((), (union,)) == "— → European Union"
    assert word_sides((chile,), ()) == "Chile"
