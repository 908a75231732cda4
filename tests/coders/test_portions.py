"""Shares of a sum, measures named together, times in a row: each a deed of its own."""

import datetime as dt
from decimal import Decimal

import pytest

import gestae
from gestae.records import Event


def told(text: str) -> list[Event]:
    return list(gestae.code(text, published=dt.date(2024, 9, 1)).events)


def sums(event: Event) -> list[Decimal | None]:
    return [amount.low for amount in event.amounts]


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged Malawi $90 million, of which $20 million would arrive by March 2025.",
        "挪威承诺向马拉维提供9000万美元赠款,其中2000万美元将于2025年3月底前抵达马拉维。",
    ],
)
def test_a_share_of_a_sum_is_a_deed_of_the_same_parties_with_a_day_of_its_own(text: str) -> None:
    whole, share = told(text)
    assert (sums(whole), sums(share)) == ([Decimal(90_000_000)], [Decimal(20_000_000)])
    assert (whole.status, share.status) == ("pledged", "planned")
    for event in (whole, share):
        assert [m.actor.country for m in event.sources] == ["NOR"]
        assert [m.actor.country for m in event.targets] == ["MWI"]
    assert share.date is not None
    assert share.date.start == dt.date(2025, 3, 1)


def test_a_yearly_sum_that_comes_to_another_is_told_for_both_years() -> None:
    first, last = told(
        "Under the budget, Norway will spend $5.9 billion on its armed forces in 2024, a sum that "
        "grows every year and reaches $8.5 billion in 2027."
    )
    assert [event.date and event.date.start.year for event in (first, last)] == [2024, 2027]
    assert sums(last) == [Decimal(8_500_000_000)]
    assert last.instrument == "spending.defence"


@pytest.mark.parametrize(
    "text",
    [
        "Chile imposed an asset freeze and an export ban on Bolivia in May 2021.",
        "2021年5月,智利对玻利维亚实施了资产冻结和出口禁令。",
    ],
)
def test_measures_named_together_are_told_each_with_the_same_parties_and_day(text: str) -> None:
    found = told(text)
    assert {event.instrument for event in found} == {"sanction.asset_freeze", "sanction.export_ban"}
    assert len({event.id for event in found}) == 2
    for event in found:
        assert [m.actor.country for m in (*event.sources, *event.targets)] == ["CHL", "BOL"]
        assert event.date is not None
        assert event.date.start == dt.date(2021, 5, 1)
        start = event.trigger.span.start - event.sentence.span.start
        assert event.sentence.text[start:].startswith(event.trigger.text)


def test_what_follows_in_several_months_is_told_of_each_and_the_first_deed_of_none() -> None:
    cap, *bans = told(
        "In May 2021 Kenya imposed a price cap on Eritrean oil, with export bans following in "
        "June, July and August."
    )
    assert cap.date is not None
    assert cap.date.start == dt.date(2021, 5, 1)
    assert {event.instrument for event in bans} == {"sanction.export_ban"}
    assert [event.date.start.month for event in bans if event.date] == [6, 7, 8]
    assert {event.date.start.year for event in bans if event.date} == {2021}
    assert len({event.id for event in bans}) == 3


def test_the_figure_of_a_clause_that_describes_a_noun_is_not_that_of_the_deed() -> None:
    sent = told(
        "Some $40 million in food aid was sent to Malawi, with promises being made of $90 million "
        "more."
    )[0]
    assert sums(sent) == [Decimal(40_000_000)]


def test_at_that_time_points_at_the_year_of_a_war_named_in_the_sentence_before() -> None:
    (gave,) = told("1991年海湾战争改变了挪威的外交。当时,挪威向马拉维提供了3亿美元。")
    assert gave.date is not None
    assert gave.date.start.year == 1991


def test_who_replaced_what_it_had_lost_is_neither_the_helper_nor_the_paper() -> None:
    found = told(
        "The Herald reported that Norway would sell rifles to Canada, so that Canada could refill "
        "its depots after it had provided many rifles to Kenya."
    )
    given = next(event for event in found if event.trigger.text == "provided")
    assert [m.actor.country for m in given.sources] == ["CAN"]


def test_what_this_is_said_to_be_is_a_reason_of_the_same_deed() -> None:
    coded = gestae.code(
        "Ghana insists on aiding Togo. Its main motive is not simply pity, but rather a plan for "
        "its harbours. This is both a matter of honour and a sober worry about trade."
    )
    causes = [link for link in coded.links if link.kind == "causes" and not link.rejected]
    assert len(causes) == 3
    assert len({link.to for link in causes}) == 1
