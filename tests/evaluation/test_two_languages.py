"""The scripts of ``evaluation/`` that lay two languages side by side, on sentences of our own."""

from decimal import Decimal
from types import ModuleType

import pytest

from gestae.evaluation.gold import GoldText
from gestae.records import Span
from tests.coders.parsing import parsed


def use(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("script", [name], indirect=True, ids=[name])


@use("across")
def test_each_item_meets_one_of_the_other_side_at_most(script: ModuleType) -> None:
    assert script.alone_in(["AID", "AID", "REQUEST"], ["AID", "CONSULT"]) == ["AID", "REQUEST"]


@use("across")
def test_agreement_is_the_share_of_all_items_that_have_a_partner(script: ModuleType) -> None:
    figures = script.agreement_of("types", [(["AID"], ["AID", "AID"]), ([], []), (["AID"], [])])
    assert figures["types.f1"] == pytest.approx(2 / 4)
    assert figures["types.recall"] == pytest.approx(1 / 2)
    assert (figures["types.sentences"], figures["types.whole"]) == (2, 0.0)


@use("across")
def test_events_are_loosely_one_with_a_country_in_common_on_each_side(script: ModuleType) -> None:
    def told(*sources: str, targets: tuple[str, ...] = ()) -> object:
        return script.told_of(
            {
                "type": "AID",
                "sources": [{"country": country} for country in sources],
                "targets": [{"country": country} for country in targets],
            }
        )

    assert script.shares_countries(told("FJI", "WSM"), told("FJI"))
    assert not script.shares_countries(told("FJI", targets=("TON",)), told("FJI"))
    assert told("FJI", "FJI") == told("FJI")


@use("parallel")
def test_amounts_are_one_in_whatever_unit_but_not_in_another_currency(script: ModuleType) -> None:
    (miles,), (kilometres,), (dollars,), (pounds,) = (
        side.amounts
        for side in script.read_texts(
            [
                "The strait is 10 miles wide.",
                "The strait is 16.09 kilometres wide.",
                "Fiji received $10 million.",
                "Fiji received £10 million.",
            ],
            "en",
            judged=False,
        )
    )
    assert script.same_figure(miles, kilometres)
    assert not script.same_figure(dollars, pounds)


@use("parallel")
def test_a_bare_number_meets_one_with_a_unit_and_a_bound_its_figure(script: ModuleType) -> None:
    bare, years, over, between = (
        script.Figure("count", None, Decimal(34), Decimal(34)),
        script.Figure("duration", "year", Decimal(34), Decimal(34)),
        script.Figure("duration", "year", Decimal(34), None),
        script.Figure("duration", "year", Decimal(34), Decimal(40)),
    )
    assert script.same_figure(bare, years)
    assert script.same_figure(years, over)
    assert not script.same_bounds(years, over)
    assert not script.same_figure(years, between)


@use("parallel")
def test_a_line_tells_its_amounts_countries_and_types_and_no_bare_one(script: ModuleType) -> None:
    (side,) = script.read_texts(["Fiji gave Samoa one boat and 30 nets."], "en", judged=False)
    assert [figure.low for figure in side.amounts] == [30]
    assert (side.countries, side.types) == (("FJI", "WSM"), ("AID",))


@use("pairs_agreement")
def test_what_one_half_tells_is_sought_in_the_sentence_of_the_other(script: ModuleType) -> None:
    def event(type_: str, start: int, country: str) -> dict[str, object]:
        return {
            "type": type_,
            "sources": [{"country": country}],
            "targets": [],
            "status": "done",
            "date": None,
            "amounts": [],
            "trigger": {"text": "", "span": [start, start + 1]},
        }

    sentences = ((0, 10), (10, 20))
    gold = (event("AID", 1, "FJI"), event("REQUEST", 11, "TON"))
    text = GoldText("t", "…" * 20, events=gold, sentences=sentences)
    en = script.Half(text, [{**one, "confidence": 0.5} for one in gold])
    zh = script.Half(
        text, [{**one, "confidence": 0.5} for one in (gold[0], event("REQUEST", 5, "TON"))]
    )
    figures = script.score([(zh, en)])
    assert (figures["coders.recall"], figures["coders.precision"]) == (0.5, 0.5)
    assert (figures["gold half.zh"], figures["gold half.en"]) == (0.5, 1.0)
    assert figures["annotators.f1"] == 1.0


@use("chinese_events")
def test_a_deed_at_given_words_gets_the_date_and_the_place_of_its_clause(
    script: ModuleType,
) -> None:
    text = "On 3 May 2019 a ferry sank in Suva, and the crew went ashore."
    document = parsed(text)
    sank, went = (Span(at, at + 4) for at in (text.index("sank"), text.index("went")))
    given = script.attach_at(document, script.find_details(document), [sank, went])
    assert [date.text for date in given[sank].dates] == ["3 May 2019"]
    assert [place.text for place in given[sank].places] == ["Suva"]
    assert given[went].places == ()


@use("chinese_events")
def test_words_that_touch_the_marked_ones_are_right_and_others_too_many(
    script: ModuleType,
) -> None:
    case = script.Case(
        text="…",
        trigger=Span(20, 22),
        marked={"time": (Span(0, 8),), "place": (Span(9, 14),)},
        named={"time": (Span(0, 8),), "place": ()},
        given={"time": (Span(2, 4),), "place": (Span(15, 17),)},
        read={"time": (Span(2, 4),), "place": (Span(9, 11), Span(15, 17))},
    )
    figures = script.score([[case]])
    assert (figures["time.f1"], figures["place.f1"], figures["both.f1"]) == (1.0, 0.0, 0.5)
    assert figures["both.seen"] == 1.0
    assert figures["time named.f1"] == 1.0


@use("parallel")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("count", None, 10, 20), ("count", None, 10, None)),
        (("duration", "year", 34, 34), ("count", None, 34, 34)),
        (("distance", "kilometre", 5, 5), ("distance", "metre", 5000, 5000)),
        (("count", "degree Celsius", 37, 37), ("count", "degree", 37, 37)),
    ],
)
def test_one_figure_told_in_two_ways_is_the_same(
    script: ModuleType, one: tuple[object, ...], other: tuple[object, ...]
) -> None:
    figures = (figure_of(script, one), figure_of(script, other))
    assert script.same_figure(*figures)


@use("parallel")
def test_another_number_and_another_money_are_other_figures(script: ModuleType) -> None:
    ten = figure_of(script, ("money", "USD", 10, 10))
    assert not script.same_figure(ten, figure_of(script, ("money", "USD", 20, 20)))
    assert not script.same_figure(ten, figure_of(script, ("money", "EUR", 10, 10)))


@use("parallel")
def test_pairs_times_without_a_number_and_conversions_need_no_partner(script: ModuleType) -> None:
    text = "Two guards waited several days on 6,000 mu (400 hectares) for 12 trucks."
    amounts = script.find_amounts(parsed(text), script.load_ontology())
    figures = script.figures_of(amounts, text)
    assert [(figure.low, figure.unit) for figure in figures] == [(6000, "mu"), (12, None)]


def figure_of(script: ModuleType, told: tuple[object, ...]) -> object:
    kind, unit, *bounds = told
    low, high = (None if bound is None else Decimal(str(bound)) for bound in bounds)
    return script.Figure(kind, unit, low, high)
