import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.analysis.relations.changes import find_changes
from gestae.analysis.relations.relations import find_party, relate, summarise
from gestae.analysis.relations.series import Series, find_deeds, make_series, start_of
from gestae.errors import UsageError
from gestae.ontology.intensity import load_scale
from gestae.records import Event
from gestae.store.casebook import open_casebook
from tests.analysis.built import JAPAN, RUSSIA, UKRAINE, fact_of, on, telling

PAIR = ("JPN", "RUS")


def act(number: int, day: dt.date | None, type_: str = "AID", **more: Any) -> Event:
    return telling(f"act {number}", type_=type_, status=more.pop("status", "done"), source=JAPAN,
                   target=more.pop("target", RUSSIA), instrument=None,
                   date=on(day) if day else None, **more)  # fmt: skip


def series_of(events: Sequence[Event], period: Any = "month", **read: Any) -> tuple[Any, Series]:
    deeds, left_out = find_deeds(map(fact_of, events), PAIR, load_scale(), period)
    return deeds, make_series(deeds, PAIR, period, read.get("read", {}), left_out)


def test_deeds_are_counted_by_period_direction_and_quad_class() -> None:
    _, series = series_of(
        [
            act(1, dt.date(2024, 1, 3)),
            act(2, dt.date(2024, 1, 9), "ASSAULT"),
            act(3, dt.date(2024, 3, 1), "ACCUSE"),
            act(4, dt.date(2024, 3, 1), target=UKRAINE),
        ]
    )
    there = [p for p in series.points if p.source == "JPN"]
    assert [(p.start.month, p.material_cooperation, p.material_conflict, p.verbal_conflict)
            for p in there] == [(1, 1, 1, 0), (2, 0, 0, 0), (3, 0, 0, 1)]  # fmt: skip
    assert all(not p.deeds for p in series.points if p.source == "RUS")


def test_tellings_of_one_deed_count_once() -> None:
    first, second = act(1, dt.date(2024, 1, 3)), act(2, dt.date(2024, 1, 3), confidence=0.9)
    facts = [fact_of(first, "d"), fact_of(second, "d")]
    deeds, _ = find_deeds(facts, PAIR, load_scale(), "month")
    assert [(deed.id, deed.event) for deed in deeds] == [("d", second.id)]


def test_what_is_denied_weighs_nothing_and_is_counted_as_left_out() -> None:
    _, series = series_of(
        [act(1, dt.date(2024, 1, 3)), act(2, dt.date(2024, 1, 3), status="denied")]
    )
    assert sum(len(p.deeds) for p in series.points) == 1
    assert series.left_out == 1


def test_a_deed_nobody_dates_stands_at_the_day_it_was_told() -> None:
    ((deed,), series) = series_of([act(1, None, published=dt.date(2023, 7, 4))])
    assert (deed.day, deed.dated) == (dt.date(2023, 7, 4), False)
    _, series = series_of([act(1, None, published=None)])
    assert (series.points, series.left_out) == ((), 1)


def test_counts_stand_beside_how_much_was_read() -> None:
    read = {dt.date(2024, 1, 20): 400, dt.date(2024, 1, 21): 100}
    _, series = series_of([act(1, dt.date(2024, 1, 3))], read=read)
    assert {p.source: p.rate for p in series.points} == {"JPN": 2.0, "RUS": 0.0}


def test_the_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    events = [act(n, dt.date(2024, 1, 3), kind) for n, kind in enumerate(["AID", "ASSAULT"] * 3)]
    (point,) = [p for p in series_of(events)[1].points if p.deeds]
    assert point.low is not None
    assert point.high is not None
    assert point.intensity is not None
    assert point.low <= point.intensity <= point.high
    assert point in series_of(events)[1].points


def test_a_rupture_is_found_at_its_month_with_the_deeds_that_made_it() -> None:
    months = [dt.date(2022 + m // 12, m % 12 + 1, 5) for m in range(24)]
    events = [act(n, day, "AID" if n < 14 else "ASSAULT") for n, day in enumerate(months)]
    deeds, series = series_of(events)
    (change,) = find_changes(series, deeds)
    assert change.start == dt.date(2023, 3, 1)
    assert change.before > 0 > change.after
    assert {maker.type for maker in change.makers} == {"ASSAULT"}
    assert "From 2023-03-01 on the level fell" in summarise(PAIR, deeds, [change], series)


def test_a_steady_relation_has_no_changes() -> None:
    months = [dt.date(2022 + m // 12, m % 12 + 1, 5) for m in range(24)]
    deeds, series = series_of([act(n, day) for n, day in enumerate(months)])
    assert find_changes(series, deeds) == ()


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)),
       st.sampled_from(["day", "week", "month", "quarter", "year"]))  # fmt: skip
def test_a_period_begins_on_or_before_each_of_its_days(day: dt.date, period: Any) -> None:
    start = start_of(day, period)
    assert start <= day
    assert start_of(start, period) == start


@given(st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2024, 12, 31)), max_size=20),
       st.sampled_from(["day", "week", "month", "quarter", "year"]))  # fmt: skip
def test_every_deed_stands_in_the_period_of_its_day(days: list[dt.date], period: Any) -> None:
    deeds, series = series_of([act(n, day) for n, day in enumerate(days)], period)
    placed = {id_: point.start for point in series.points for id_ in point.deeds}
    assert placed == {deed.id: start_of(deed.day, period) for deed in deeds}
    starts = [point.start for point in series.points]
    assert starts == sorted(starts)


def test_goldstein_s_weights_order_deeds_and_the_coarser_scale_agrees_on_their_sign() -> None:
    fine, coarse = load_scale("goldstein"), load_scale("plover")
    for kind, sign in {"AID": 1, "CONSULT": 1, "ACCUSE": -1, "SANCTION": -1, "ASSAULT": -1}.items():
        for scale in (fine, coarse):
            weighed = scale.weigh(act(1, None, kind))
            assert weighed is not None
            assert weighed.weight * sign > 0
            assert weighed.low <= weighed.weight <= weighed.high


def test_a_party_is_found_by_code_or_name_and_a_stranger_refused() -> None:
    assert [find_party(name) for name in ("jpn", "日本", "Japan", "NATO")] == [
        "JPN", "JPN", "JPN", "NATO",
    ]  # fmt: skip
    with pytest.raises(UsageError, match="Atlantis"):
        find_party("Atlantis")


def test_a_period_or_scale_that_is_not_known_is_answered_with_the_known(tmp_path: Any) -> None:
    casebook = open_casebook(tmp_path / "casebook.duckdb")
    with pytest.raises(UsageError, match="quarter"):
        relate(casebook, "JPN", "RUS", period="quarters")
    with pytest.raises(UsageError, match="goldstein"):
        relate(casebook, "JPN", "RUS", scale="goldstien")
    assert "No deed" in relate(casebook, "JPN", "RUS").summary
