import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.analysis.ledgers.gaps import find_gaps
from gestae.analysis.ledgers.lasting import in_force, with_ends
from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.lines import Ties, make_lines
from gestae.analysis.ledgers.stages import stage_of
from gestae.analysis.ledgers.totals import add_up
from gestae.analysis.ledgers.weak import WEAK, mark_weak
from gestae.ontology.exchange import load_rates
from gestae.ontology.ledgers import LedgerKind, load_ledger_words, load_ledgers
from gestae.records import Actor, Event, Place, Review, Span, Status
from tests.analysis.built import DAY, JAPAN, RUSSIA, UKRAINE, money, on, telling

AID = load_ledgers()["aid"]
SANCTIONS = load_ledgers()["sanctions"]


def lines(events: Sequence[Event], ledger: Any = AID, **ties: Any) -> tuple[Line, ...]:
    return make_lines(events, ledger, Ties(**ties), load_rates(), load_ledger_words())


def one_deed(*events: Event) -> dict[str, str]:
    return {event.id: events[0].id for event in events}


def test_two_tellings_of_one_deed_are_one_line_that_opens_into_both() -> None:
    first = telling("pledged 100 millions", amount=money(100, 100))
    second = telling("promised 100 millions", amount=money(100, 100), paper="The Herald")
    (line,) = lines([first, second], deeds=one_deed(first, second))
    assert {told.record for told in line.tellings} == {first.id, second.id}
    assert line.independent == 2
    (total,) = add_up([line], AID)
    assert (total.low, total.high, total.lines) == (Decimal(100), Decimal(100), (line.id,))


def test_where_tellings_differ_the_line_shows_what_most_confidence_speaks_for() -> None:
    sure = telling("pledged a hundred", amount=money(100, 100), confidence=0.8)
    other = telling("pledged ninety", amount=money(90, 90), confidence=0.3)
    third = telling("pledged some ninety", amount=money(90, 90), confidence=0.3)
    (line,) = lines([other, sure, third], deeds=one_deed(sure, other, third))
    assert line.amount == sure.amounts[0]
    assert line.others == (other.amounts[0],)


def test_a_pledge_and_its_delivery_are_kept_apart_and_leave_a_gap() -> None:
    pledge = telling("pledged", amount=money(100, 100))
    paid = telling("sent", status="done", type_="AID", amount=money(40, 40))
    totals = add_up(lines([pledge, paid]), AID)
    assert [(t.stage, t.low) for t in totals] == [("pledged", 100), ("disbursed", 40)]
    (gap,) = find_gaps(totals, AID)
    assert (gap.promised, gap.fulfilled, gap.open) == (100, 40, 60)


def test_a_part_is_not_added_to_the_whole_that_is_counted() -> None:
    package = telling("pledged a package", amount=money(12, 12))
    part = telling("pledged a first part", amount=money(5, 5))
    (total,) = add_up(lines([package, part], part_of={part.id: package.id}), AID)
    assert (total.high, total.lines) == (12, (package.id,))
    assert [out.line for out in total.left_out] == [part.id]
    assert "part of" in total.left_out[0].why


def test_a_part_that_got_further_than_its_whole_counts_once_in_what_is_promised() -> None:
    package = telling("pledged a package", amount=money(12, 12))
    part = telling("will arrive by May", status="planned", amount=money(5, 5))
    totals = add_up(lines([package, part], part_of={part.id: package.id}), AID)
    assert [(t.stage, t.low) for t in totals] == [("pledged", 12), ("committed", 5)]
    (within,) = totals[1].within
    assert (within.line, within.whole, within.stage) == (part.id, package.id, "pledged")
    (gap,) = find_gaps(totals, AID)
    assert (gap.promised, gap.fulfilled, gap.open) == (12, 0, 12)
    assert [(step.stage, step.dollars, step.within) for step in gap.steps] == [
        ("pledged", 12, 0),
        ("committed", 5, 5),
    ]


def test_a_delivery_that_is_part_of_a_promise_is_traced_to_it_and_another_is_not() -> None:
    pledge = telling("pledged", amount=money(100, 100))
    paid = telling("paid the first part", status="done", type_="AID", amount=money(30, 30))
    earlier = telling("sent", status="done", type_="AID", amount=money(40, 40))
    totals = add_up(lines([pledge, paid, earlier], part_of={paid.id: pledge.id}), AID)
    (gap,) = find_gaps(totals, AID)
    assert (gap.promised, gap.fulfilled, gap.traced) == (100, 70, 30)


def test_an_order_of_magnitude_is_not_added_to_figures_that_say_how_much() -> None:
    billions = replace(money(10**9, 10**10), about=True)
    vague = telling("provided billions", status="done", type_="AID", amount=billions)
    exact = telling("provided ten", status="done", type_="AID", amount=money(10**10, 10**10))
    (total,) = add_up(lines([vague, exact]), AID)
    assert (total.low, total.high) == (10**10, 10**10)
    assert [out.line for out in total.left_out] == [vague.id]
    (alone,) = add_up(lines([vague]), AID)
    assert (alone.low, alone.high) == (10**9, 10**10)


def test_parties_of_one_country_are_told_apart_by_name() -> None:
    investors = Actor(None, "Japanese investors", "JPN", "BUS")
    (line,) = lines([telling("supports its investors", target=investors)])
    assert line.pair == ("JPN", "Japanese investors")


def test_a_line_says_where_its_deed_was_done() -> None:
    kerch = Place("Kerch", "UKR", 45.36, 36.47, 706524, "city", "Kerch", Span(0, 4))
    there = replace(telling("bases ships", instrument="posture.base", status="done"), place=kerch)
    (line,) = lines([there], load_ledgers()["posture"])
    assert line.place == kerch


def test_a_later_figure_takes_the_place_of_the_earlier() -> None:
    early = telling("pledged ten", amount=money(10, 10))
    late = telling("pledged twelve after all", amount=money(12, 12))
    (total,) = add_up(lines([early, late], updates={late.id: early.id}), AID)
    assert total.lines == (late.id,)


def test_a_running_total_covers_what_was_given_before_it_and_nothing_after() -> None:
    before = telling("sent 3", status="done", amount=money(3, 3), date=on(dt.date(2023, 5, 1)))
    after = telling("sent 4", status="done", amount=money(4, 4), date=on(dt.date(2024, 9, 1)))
    whole = telling("provided 10 as of February", status="done", amount=money(10, 10), date=on(DAY))
    (total,) = add_up(lines([before, after, whole]), AID)
    assert total.high == 14
    assert [out.line for out in total.left_out] == [before.id]


def test_what_is_only_asked_for_or_refused_is_listed_and_not_added() -> None:
    asked = telling("asked for", status="proposed", amount=money(7, 7))
    refused = telling("refused", status="denied", amount=money(8, 8))
    found = lines([asked, refused])
    assert {line.stage for line in found} == {"open", "not done"}
    assert add_up(found, AID) == ()


def test_money_is_converted_at_the_day_of_the_deed_and_says_at_which_rate() -> None:
    yen = money(15_000_000_000, 15_000_000_000, "JPY")
    (line,) = lines([telling("pledged yen", amount=yen, date=on(dt.date(2024, 2, 18)))])
    dollars = line.in_currency("USD")
    assert dollars is not None
    assert dollars.day == dt.date(2024, 2, 16)
    assert dollars.low == yen.low * dollars.rate  # type: ignore[operator]


def test_money_without_a_rate_stays_in_its_own_currency_and_the_total_says_so() -> None:
    (line,) = lines([telling("pledged dong", amount=money(5, 5, "VND"))])
    assert line.converted == ()
    (total,) = add_up([line], AID)
    assert (total.unit, total.low, total.dollars, total.unconverted) == ("VND", 5, None, 1)


def test_a_sanction_is_in_force_from_its_day_until_the_day_it_was_lifted() -> None:
    banned = telling("banned", type_="SANCTION", instrument="sanction.import_ban", status="done",
                     target=RUSSIA, date=on(dt.date(2022, 5, 9)))  # fmt: skip
    froze = telling("froze", type_="SANCTION", instrument="sanction.asset_freeze", status="done",
                    target=RUSSIA, date=on(dt.date(2022, 3, 1)))  # fmt: skip
    lifted = telling("lifted", type_="SANCTION", instrument="sanction.import_ban", status="ended",
                     target=RUSSIA, date=on(dt.date(2023, 6, 1)))  # fmt: skip
    found = with_ends(lines([banned, froze, lifted], SANCTIONS), SANCTIONS)

    def held(day: dt.date) -> set[str]:
        return {line.id for line in in_force(found, SANCTIONS, day)}

    assert held(dt.date(2022, 1, 1)) == set()
    assert held(dt.date(2022, 12, 1)) == {banned.id, froze.id}
    assert held(dt.date(2023, 7, 1)) == {froze.id}
    assert {line.ended_by for line in found} == {None, lifted.id}


def test_an_agreement_stands_at_the_stage_its_own_words_tell() -> None:
    ledger = load_ledgers()["agreements"]
    told = {
        "signed": "signed", "ratification": "ratified", "talks": "talks", "concluded": "agreed",
    }  # fmt: skip
    for word, stage in told.items():
        event = telling(f"{word} it", instrument="agreement.trade", status="done", trigger=word)
        (line,) = lines([event], ledger)
        assert line.stage == stage


BOUNDS = st.one_of(
    st.none(), st.integers(1, 10**12), st.tuples(st.integers(1, 10**6), st.integers(1, 10**6))
)


@st.composite
def tellings(draw: st.DrawFn) -> list[Event]:
    """Tellings of any aid, each of a sentence of its own."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        bounds = draw(BOUNDS)
        low, high = sorted(bounds) if isinstance(bounds, tuple) else (bounds, bounds)
        unit = draw(st.sampled_from(["USD", "EUR", "JPY", "VND"]))
        cut = draw(st.sampled_from(["none", "low", "high"]))
        amount = None
        if bounds is not None:
            amount = money(None if cut == "low" else low, None if cut == "high" else high, unit)
        found.append(
            telling(
                f"gave {number} {draw(st.sampled_from(['', 'in total', 'so far']))}",
                status=draw(st.sampled_from(["done", "pledged", "planned", "denied", "possible"])),
                source=draw(st.sampled_from([JAPAN, RUSSIA])),
                target=draw(st.sampled_from([UKRAINE, RUSSIA])),
                instrument=draw(st.sampled_from(["aid", "aid.loan", "aid.military.lethal"])),
                amount=amount,
                date=draw(st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2025, 1, 1)).map(on)),
                confidence=draw(st.floats(0.01, 1)),
            )
        )
    return found


@st.composite
def tied(draw: st.DrawFn) -> tuple[list[Event], dict[str, Any]]:
    """Tellings, some of one deed, some deeds parts or later figures of others."""
    events = draw(tellings())
    ids = sorted(event.id for event in events)
    if not ids:
        return events, {}
    some = st.sampled_from(ids)
    deeds = {id_: min(id_, draw(some)) for id_ in ids}
    deeds = {id_: deeds[deed] if deeds[deed] == deed else id_ for id_, deed in deeds.items()}
    pairs = draw(st.lists(st.tuples(some, some), max_size=4))
    upward = {max(pair): min(pair) for pair in pairs if pair[0] != pair[1]}
    key = draw(st.sampled_from(["part_of", "updates"]))
    return events, {"deeds": deeds, key: upward}


@given(tied(), st.randoms(use_true_random=False))
def test_lines_and_totals_do_not_depend_on_the_order_of_reading(
    told: tuple[list[Event], dict[str, Any]], chance: Any
) -> None:
    events, ties = told
    shuffled = [*events]
    chance.shuffle(shuffled)
    first, second = mark_weak(lines(events, **ties)), mark_weak(lines(shuffled, **ties))
    assert first == second
    mixed = [*first]
    chance.shuffle(mixed)
    assert add_up(first, AID) == add_up(mixed, AID)


@given(tied())
def test_every_telling_stands_in_one_line_and_every_line_at_most_once_in_the_totals(
    told: tuple[list[Event], dict[str, Any]],
) -> None:
    events, ties = told
    found = mark_weak(lines(events, **ties))
    records = [t.record for line in found for t in line.tellings]
    assert sorted(records) == sorted(event.id for event in events)
    totals = add_up(found, AID)
    counted = [id_ for total in totals for id_ in total.lines]
    left_out = [out.line for total in totals for out in total.left_out]
    assert len(counted) == len(set(counted))
    assert not set(counted) & set(left_out)
    by_id = {line.id: line for line in found}
    for id_ in {*counted, *left_out}:
        assert by_id[id_].stage in AID.ladder
    sure = [line for line in found if not line.weak]
    expected = {line.id for line in sure if line.stage in AID.ladder and line.amount}
    assert {*counted, *left_out} == expected


@given(tied())
def test_totals_equal_the_sum_of_their_lines(
    told: tuple[list[Event], dict[str, Any]],
) -> None:
    events, ties = told
    by_id = {line.id: line for line in mark_weak(lines(events, **ties))}
    for total in add_up([*by_id.values()], AID):
        amounts = [by_id[id_].amount for id_ in total.lines]
        assert total.low == sum(a.low or 0 for a in amounts if a)
        assert total.high == sum((a.low if a.high is None else a.high) or 0 for a in amounts if a)
        assert {a.unit for a in amounts if a} <= {total.unit}
        assert total.lines, "a total counts something"


@given(tied())
def test_a_gap_promises_no_more_than_its_steps_and_its_steps_are_the_totals(
    told: tuple[list[Event], dict[str, Any]],
) -> None:
    events, ties = told
    totals = add_up(lines(events, **ties), AID)
    for gap in find_gaps(totals, AID):
        mine = [t for t in totals if (t.source, t.target) == (gap.source, gap.target)]
        for step in gap.steps:
            summed = [t.dollars for t in mine if t.stage == step.stage and t.dollars is not None]
            assert step.dollars == sum(summed)
        promising = [step for step in gap.steps if step.stage in {"pledged", "committed"}]
        assert 0 < gap.promised <= sum(step.dollars for step in promising)
        assert gap.traced <= gap.fulfilled
        assert gap.open == gap.promised - gap.fulfilled


@given(tied())
def test_what_a_total_tells_to_be_within_another_is_counted_in_both(
    told: tuple[list[Event], dict[str, Any]],
) -> None:
    events, ties = told
    totals = add_up(lines(events, **ties), AID)
    for total in totals:
        for part in total.within:
            assert part.line in total.lines
            assert any(part.whole in t.lines and t.stage == part.stage for t in totals)


def test_a_ledger_that_is_not_known_is_answered_with_the_known(tmp_path: Any) -> None:
    from gestae.analysis.ledgers.ledger import make_ledger
    from gestae.errors import UsageError
    from gestae.store.casebook import open_casebook

    casebook = open_casebook(tmp_path / "casebook.duckdb")
    with pytest.raises(UsageError, match=r"sanctions"):
        make_ledger(casebook, "sanction")
    with pytest.raises(UsageError, match=r"in force.*agreements"):
        make_ledger(casebook, "aid", on=DAY)


def test_what_is_counted_has_one_name_in_both_languages_and_adds_up() -> None:
    trucks = replace(money(20, 20), kind="count", unit=None, of="皮卡")
    more = replace(money(5, 5), kind="count", unit=None, of="pickups")
    given_ = [
        telling("派出皮卡", status="done", type_="AID", amount=trucks),
        telling("sent pickups", status="done", type_="AID", amount=more),
    ]
    (total,) = add_up(lines(given_), AID)
    assert (total.low, total.unit) == (25, "pickup trucks")


REFUSING = [ledger for ledger in load_ledgers().values() if ledger.records == "events"]


@pytest.mark.parametrize("ledger", REFUSING, ids=lambda ledger: ledger.id)
@pytest.mark.parametrize("status", ["denied", "possible", "conditional", "proposed"])
def test_what_did_not_happen_or_may_is_at_no_stage_that_counts(
    ledger: LedgerKind, status: Status
) -> None:
    for instrument in (*ledger.instruments, None):
        for type_ in ledger.types or ("AID",):
            event = telling("told", status=status, type_=type_, instrument=instrument)
            stage = stage_of(event, {"money"}, ledger, load_ledger_words())
            assert stage in {"not done", "open"}, (instrument, type_)


def test_a_weak_line_is_marked_and_added_to_nothing() -> None:
    sure = telling("pledged 5", amount=money(5, 5), confidence=WEAK)
    weak = telling("pledged 6", amount=money(6, 6), confidence=WEAK - 0.01)
    found = mark_weak(lines([sure, weak]))
    assert {line.id: line.weak for line in found} == {sure.id: False, weak.id: True}
    (total,) = add_up(found, AID)
    assert (total.low, total.lines) == (5, (sure.id,))


def test_one_sure_telling_is_enough_and_what_a_user_accepted_is_never_weak() -> None:
    weak = telling("pledged 6", amount=money(6, 6), confidence=0.02)
    sure = telling("promised 6", amount=money(6, 6), confidence=0.5, paper="The Herald")
    (line,) = mark_weak(lines([weak, sure], deeds=one_deed(weak, sure)))
    assert (line.confidence, line.weak) == (0.5, False)
    verdict = Review("accepted", ("Rea",), (), None, adjudicated=False, reading=weak.id)
    (line,) = mark_weak(lines([replace(weak, review=verdict)]))
    assert (line.confidence, line.weak) == (0.02, False)


def test_a_weak_lifting_ends_no_sanction() -> None:
    begun = telling("froze", status="done", type_="SANCTION", instrument="sanction", date=on(DAY))
    lifted = telling(
        "lifted", status="ended", type_="SANCTION", instrument="sanction", confidence=0.05,
        date=on(DAY + dt.timedelta(days=9)),
    )  # fmt: skip
    found = mark_weak(lines([begun, lifted], SANCTIONS))
    assert [line.until for line in with_ends(found, SANCTIONS)] == [None, None]


def test_who_tells_that_something_was_not_done_is_counted_as_a_source() -> None:
    refused = telling("has yet to send", status="denied")
    (line,) = lines([refused], independent={refused.id: 0})
    assert (line.stage, line.independent) == ("not done", 1)
