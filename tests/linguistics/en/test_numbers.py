"""What English figures come to: value, bounds, kind and unit."""

from decimal import Decimal

import pytest

from gestae.linguistics.en.numbers import find_quantities
from gestae.records import Quantity


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, 0, ())


def one(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Norway gave $1.35bn.", "1350000000", "USD"),
        ("Norway gave US$ 3m.", "3000000", "USD"),
        ("Norway gave EUR 200 million.", "200000000", "EUR"),
        ("Norway gave €1.5 billion.", "1500000000", "EUR"),
        ("Norway gave AUD 27 million.", "27000000", "AUD"),
        ("Norway gave 35 million AUD.", "35000000", "AUD"),
        ("Norway gave 10 EUR million.", "10000000", "EUR"),
        ("Norway gave A$40 million.", "40000000", "AUD"),
        ("Norway gave 20 billion yen.", "20000000000", "JPY"),
        ("India gave Rs 500 crore.", "5000000000", "INR"),
        ("Norway gave half a billion dollars.", "500000000", "USD"),
        ("Norway gave two and a half million euros.", "2500000", "EUR"),
        ("Norway gave 1.000.000,50 euros.", "1000000.5", "EUR"),
        ("Norway gave NOK 75 billion.", "75000000000", "NOK"),
        ("Norway gave 30 MSEK.", "30000000", "SEK"),
        ("It cost 3 dollars and 50 cents.", "3.5", "USD"),
        ("It cost 470 pence.", "4.7", "GBP"),
        ("Bonn gave 300 million marks.", "300000000", "DEM"),
        ("It cost 20 million pounds.", "20000000", "GBP"),
    ],
)
def test_money_is_read_in_every_usual_form(text: str, value: str, unit: str) -> None:
    quantity = one(text)
    assert (quantity.kind, quantity.unit) == ("money", unit)
    assert quantity.low == quantity.high == Decimal(value)


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("up to 300 trucks", None, 300, False),
        ("as many as 300 trucks", None, 300, False),
        ("fewer than 300 trucks", None, 300, False),
        ("at least 300 trucks", 300, None, False),
        ("no fewer than 300 trucks", 300, None, False),
        ("more than 300 trucks", 300, None, False),
        ("300 trucks", 300, 300, False),
        ("about 300 trucks", 300, 300, True),
        ("nearly 300 trucks", 300, 300, True),
        ("between 300 and 400 trucks", 300, 400, False),
        ("300-400 trucks", 300, 400, False),
        ("from 300 to 400 trucks", 300, 400, False),
        ("300+ trucks", 300, None, False),
        ("300 or more trucks", 300, None, False),
        ("more than 300 and less than 400 trucks", 300, 400, False),
        ("dozens of trucks", 10, 100, True),
        ("tens of thousands of trucks", 10_000, 100_000, True),
        ("several hundred trucks", 300, 900, True),
        ("two hundred and fifty trucks", 250, 250, False),
        ("twenty-one trucks", 21, 21, False),
        ("half a dozen trucks", 6, 6, False),
        ("a 300-truck convoy", 300, 300, False),
        ("as many as 300 to 400 trucks", 300, 400, False),
    ],
)
def test_bounds_and_number_words_are_read(
    text: str, low: int | None, high: int | None, about: bool
) -> None:
    quantity = one(f"They sent {text}.")
    assert (quantity.low, quantity.high, quantity.about) == (low, high, about)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a $3-4 billion package", 3_000_000_000, 4_000_000_000),
        ("between $5m and $7m", 5_000_000, 7_000_000),
        ("$5m to $7m", 5_000_000, 7_000_000),
        ("hundreds of millions of dollars", 100_000_000, 1_000_000_000),
    ],
)
def test_both_ends_of_a_sum_share_scale_and_currency(text: str, low: int, high: int) -> None:
    quantity = one(f"They promised {text}.")
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, "USD")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("77% of voters agreed", "share", "percent", 77),
        ("seven per cent of voters agreed", "share", "percent", 7),
        ("three percentage points were lost", "share", "percentage point", 3),
        ("more than half of voters agreed", "share", "percent", 50),
        ("one in five Germans agreed", "share", "percent", 20),
        ("three quarters of voters agreed", "share", "percent", 75),
        ("It lies 14 miles away", "distance", "mile", 14),
        ("a 300-km-range missile", "range", "kilometre", 300),
        ("It has a range of up to 300 km", "range", "kilometre", 300),
        ("It shipped 47,000 tons of wheat", "count", "ton", 47_000),
        ("They fired 155mm shells", "distance", "millimetre", 155),
        ("It lasted two and a half years", "duration", "year", Decimal("2.5")),
        ("They called a 90-day truce", "duration", "day", 90),
        ("It lasted two years and three months", "duration", "month", 27),
        ("They asked for two more months", "duration", "month", 2),
        ("They must leave within 72 hours", "duration", "hour", 72),
        ("It flew at 188 miles an hour", "count", "mile per hour", 188),
        ("It used 20 pounds of explosives", "count", "pound", 20),
    ],
)
def test_kinds_of_amounts_have_their_units(
    text: str, kind: str, unit: str | None, value: Decimal
) -> None:
    quantity = one(f"{text}.")
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert value in (quantity.low, quantity.high)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("two over five", "share", "40"),
        ("a twenty-fifth", "share", "4"),
        ("seven hundredths", "share", "7"),
        ("minus three fifths", "count", "-0.6"),
        ("forty-two fifths", "count", "8.4"),
        ("six and one quarter", "count", "6.25"),
        ("four billion and one half", "count", "4500000000"),
        ("-3/4", "count", "-0.75"),
        ("3.5 k", "count", "3500"),
    ],
)
def test_fractions_and_mixed_numbers_are_read_in_every_usual_form(
    text: str, kind: str, value: str
) -> None:
    quantity = one(f"It was {text}.")
    assert (quantity.kind, quantity.low) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "rank"),
    [("It came fifth.", 5), ("They met for a fourth night.", 4), ("It is in its eighth day.", 8)],
)
def test_an_ordinal_at_the_end_or_before_a_day_is_a_rank(text: str, rank: int) -> None:
    quantity = one(text)
    assert (quantity.kind, quantity.low) == ("rank", rank)


def test_over_before_a_length_is_no_fraction_bar() -> None:
    assert [quantity.kind for quantity in read("It lost 3 over 2 days.")] == ["count", "duration"]


def test_a_comparison_joined_by_or_is_a_bound_of_its_own() -> None:
    bounds = [(q.low, q.high) for q in read("It is 50 or less than 60.")]
    assert bounds == [(50, 50), (None, 60)]


def test_a_fraction_that_does_not_end_is_given_to_twelve_places() -> None:
    assert one("Two thirds of voters agreed.").low == Decimal("66.666666666667")


def test_the_top_five_are_the_ranks_one_to_five() -> None:
    quantity = one("It is among the top five donors.")
    assert (quantity.kind, quantity.low, quantity.high) == ("rank", 1, 5)


def test_a_sum_told_in_two_currencies_is_two_quantities() -> None:
    units = [quantity.unit for quantity in read("It cost 1.2 million euros ($1.3 million).")]
    assert units == ["EUR", "USD"]


def test_a_change_from_one_figure_to_another_is_two_quantities() -> None:
    values = [quantity.low for quantity in read("The share rose from 5% to 7%.")]
    assert values == [5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2014.",
        "It began on 11 April 2024.",
        "Two weeks ago it began.",
        "F-16s and S-300 systems arrived.",
        "The G7 met under Article 5 of Resolution 1701.",
        "Call +1-222-222-2222 today.",
        "Version 3.11.2 came out.",
        "The two countries agreed.",
        "One of them left.",
        "The Group of Seven met.",
        "It was a two-part plan.",
        "Boats on the Three Gorges were stopped.",
        "It sells for three times the old price.",
        "They won 3-0 and drew 2:2.",
        "The No.7 plant reopened.",
        "Flags flew at half-mast in the second half.",
        "The siren went off at 20: 00.",
        "The meeting began at 8:30 pm.",
        "It has no figures at all.",
        "",
    ],
)
def test_years_names_and_pointing_words_are_no_quantities(text: str) -> None:
    assert read(text) == ()


def test_spans_count_in_the_document() -> None:
    text = "They sent at least 300 trucks."
    (quantity,) = find_quantities(text, 1000, ())
    start, end = quantity.span.start - 1000, quantity.span.end - 1000
    assert text[start:end] == "at least 300"


def test_letters_that_grow_in_lower_case_do_not_shift_spans() -> None:
    text = "İİİ sent $5 million."
    assert one(text).span.of(text) == "$5 million"


def test_a_figure_compared_with_that_of_a_year_is_no_share() -> None:
    values = [quantity.low for quantity in read("They had 450, an increase of 40 over 2019.")]
    assert values == [450, 40]


def test_two_moneys_are_no_range_of_one() -> None:
    units = [quantity.unit for quantity in read("The rate fell to $1 to RMB7.")]
    assert units == ["USD", "CNY"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Voters aged 16 to 24 stayed away.", 16, 24),
        ("Those under the age of 18 may not vote.", None, 18),
        ("Those over the age of 18 may vote.", 18, None),
    ],
)
def test_an_age_is_years(text: str, low: int | None, high: int | None) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (low, high)
    assert (quantity.kind, quantity.unit) == ("duration", "year")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Debt shall not exceed 60 percent.", None, 60),
        ("The costs add up to 90 euros.", 90, 90),
        ("More than six weeks after the vote, talks began.", 6, None),
        ("They talked for decades.", 10, 100),
    ],
)
def test_bounds_stand_around_their_figure(text: str, low: int | None, high: int | None) -> None:
    quantity = one(text)
    assert (quantity.low, quantity.high) == (low, high)


def test_how_many_times_as_much_is_no_count() -> None:
    assert read("It is hundreds of times stronger.") == ()


def test_a_number_that_is_dialled_is_no_figure() -> None:
    assert read("Call 0600 123 456 at once.") == ()


def test_hours_a_day_are_hours() -> None:
    quantity = one("The lights go out twenty hours a day.")
    assert (quantity.low, quantity.unit) == (20, "hour")


def test_a_term_is_at_most_so_long() -> None:
    quantity = one("They must leave within 60 hours.")
    assert (quantity.low, quantity.high) == (None, 60)


def test_the_year_in_whose_money_a_sum_is_told_is_no_sum_itself() -> None:
    (sum_,) = (found for found in read("It cost $98 million in 2019 dollars.") if found.unit)
    assert sum_.low == 98_000_000
    assert one("It cost 2,000 dollars.").unit == "USD"
    assert one("They paid 2019 dollars for it.").unit == "USD"
