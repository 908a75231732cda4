"""Distances, denials, durations, orders and measures, each in a document of our own."""

import pytest

from gestae.assembly.contradictions.distances import (
    Distance,
    contradict_each_other,
    contradict_geography,
    find_distances,
)
from gestae.assembly.contradictions.durations import find_durations
from gestae.assembly.contradictions.geography import Spot, between
from gestae.assembly.contradictions.measures import contradict_measures
from gestae.assembly.contradictions.order import find_order
from gestae.assembly.contradictions.statuses import find_denials
from gestae.ontology.load import load_ontology
from gestae.records import Actor, Event, Link, Measure, Reason
from tests.assembly.contradictions.told import (
    amount,
    date,
    deed,
    document,
    measure,
    mention,
    span_in,
)

RUSSIA = Actor("RUS", "Russia", "RUS", "GOV")
UKRAINE = Actor("UKR", "Ukraine", "UKR", "GOV")
NORWAY = Actor("NOR", "Norway", "NOR", "GOV")


def distances(text: str, *told: tuple[str, str, float, str]) -> tuple[Distance, ...]:
    whole = document(text)
    records: list[Event | Measure] = [
        measure(
            sentence,
            sentence.split(" ", 1)[0],
            "distance",
            amount(words, value, kind="distance", unit=unit),
            whole=whole,
        )
        for sentence, words, value, unit in told
    ]
    return find_distances(records, text, load_ontology())


def test_a_distance_beyond_what_the_map_allows_is_found_and_a_right_one_is_not() -> None:
    text = "Gotland lies 900 kilometres from Stockholm. Gotland lies 90 kilometres from Sweden."
    far, near = distances(
        text,
        ("Gotland lies 900 kilometres from Stockholm.", "900 kilometres", 900, "kilometre"),
        ("Gotland lies 90 kilometres from Sweden.", "90 kilometres", 90, "kilometre"),
    )
    link = contradict_geography(far)
    assert link is not None
    assert link.severity in ("major", "critical")
    assert "from “Stockholm” to “Gotland”" in link.reasons[0].detail
    stretch = span_in(text, "Stockholm")
    assert f"{far.document}:{stretch.start}-{stretch.end}" in (link.from_, link.to)
    assert contradict_geography(near) is None


def test_that_island_is_the_one_named_last() -> None:
    text = "A base was built on Gotland. That island lies 5 kilometres from Warsaw."
    sentence = "That island lies 5 kilometres from Warsaw."
    (found,) = distances(text, (sentence, "5 kilometres", 5, "kilometre"))
    assert (found.place.text, found.landmark.text) == ("Gotland", "Warsaw")
    assert contradict_geography(found) is not None


def test_two_distances_of_one_place_from_one_landmark_contradict_each_other() -> None:
    text = "Okinawa lies 300 miles from Kyushu. Okinawa lies 640 kilometres from Taipei. "
    text += "Okinawa is 200 miles from Taipei."
    told = distances(
        text,
        ("Okinawa lies 640 kilometres from Taipei.", "640 kilometres", 640, "kilometre"),
        ("Okinawa is 200 miles from Taipei.", "200 miles", 200, "mile"),
    )
    (link,) = contradict_each_other(told)
    assert link.reasons[0].rule == "distance"
    assert not list(contradict_each_other(told, fresh=["another document"]))


def test_an_advance_of_ten_miles_is_no_distance_between_places() -> None:
    assert not distances(
        "Troops advanced 10 miles.", ("Troops advanced 10 miles.", "10 miles", 10, "mile")
    )


def test_a_country_reaches_to_its_border_not_to_its_capital() -> None:
    narva = Spot("Narva", "EST", 59.38, 28.19, "city")
    russia = Spot("Russia", "RUS", 55.75, 37.62, "country")
    gap = between(narva, russia)
    assert gap.least == 0
    assert gap.middle == pytest.approx(690, abs=40)


def test_a_denial_that_points_back_denies_the_charge_before_it() -> None:
    text = "Ukraine accused Russia of the strike. Russia denies it."
    whole = document(text)
    charge = deed(
        text,
        "accused",
        type_="ACCUSE",
        mode="allege",
        sources=[mention(text, "Ukraine", UKRAINE)],
        targets=[mention(text, "Russia", RUSSIA)],
        whole=whole,
        sentence="Ukraine accused Russia of the strike.",
    )

    def denial(sentence: str) -> Event:
        kept = document(f"Ukraine accused Russia of the strike. {sentence}")
        return deed(
            kept.text,
            "denies",
            type_="REJECT",
            instrument="diplomacy.statement.denial",
            sources=[mention(kept.text, "Russia", RUSSIA)],
            targets=(),
            whole=kept,
            sentence=sentence,
        )

    short = denial("Russia denies it.")
    (link,) = find_denials([charge, short])
    assert (link.kind, link.from_, link.to) == ("denies", short.id, charge.id)
    own = denial("Russia denies that it had sold any drones.")
    assert not list(find_denials([charge, own]))


def told_of_talks(month: str, lasted: float) -> list[Event]:
    first = "Russia attacked Ukraine. Talks were broken off in March 2022. "
    second = f"They ended in {month}, by when Norway had supported Ukraine for years."
    text = first + second
    whole = document(text)
    sides = mention(text, "Russia", RUSSIA), mention(text, "Ukraine", UKRAINE)
    attack = deed(
        text, "attacked", type_="ASSAULT", sources=sides[:1], targets=sides[1:], whole=whole,
        sentence="Russia attacked Ukraine.",
    )  # fmt: skip
    broken = deed(
        text, "broken off", type_="RETREAT", sources=sides[:1], targets=(), whole=whole,
        told=date(text, "March 2022", "2022-03-01", "2022-03-31"),
        sentence="Talks were broken off in March 2022.",
    )  # fmt: skip
    months = amount("years", lasted, kind="duration", unit="month", text=text)
    support = deed(
        text, "supported", type_="SUPPORT", status="ongoing", whole=whole, sentence=second,
        sources=[mention(text, "Norway", NORWAY)], targets=sides[1:], amounts=[months],
        told=date(text, month, "2022-03-01", "2022-03-31"),
    )  # fmt: skip
    return [attack, broken, support]


def test_support_for_longer_than_the_war_contradicts_where_the_month_was_told() -> None:
    events = told_of_talks("March", 24)
    (link,) = find_durations(events)
    assert {link.from_, link.to} == {events[1].id, events[2].id}
    assert "March 2020" in link.reasons[0].detail
    assert "2022-02-24" in link.reasons[0].detail


def test_a_duration_that_fits_or_a_month_with_its_year_contradicts_nothing() -> None:
    assert not list(find_durations(told_of_talks("March", 1)))
    assert not list(find_durations(told_of_talks("March 2022", 24)))


def test_a_cause_dated_after_its_effect_is_found() -> None:
    text = "The raid on 9 May led to the sanctions of 2 April."
    raid = deed(text, "raid", sources=(), targets=(), told=date(text, "9 May", "2021-05-09"))
    effect = deed(
        text, "sanctions", sources=(), targets=(), told=date(text, "2 April", "2021-04-02")
    )
    link = Link("causes", raid.id, effect.id, 0.9, (Reason("led", "", 0.9),), None, "d")
    (found,) = find_order([link], {raid.id: raid, effect.id: effect})
    assert found.reasons[0].rule == "order"
    turned = Link("causes", effect.id, raid.id, 0.9, (Reason("led", "", 0.9),), None, "d")
    assert not list(find_order([turned], {raid.id: raid, effect.id: effect}))


def test_measures_of_one_property_of_one_thing_contradict_and_of_two_things_do_not() -> None:
    def ranged(subject: str, words: str, value: float) -> Measure:
        figure = amount(words, value, kind="range", unit="kilometre")
        return measure(f"The {subject} has a range of {words}.", f"The {subject}", "range", figure)

    ours = ranged("Falcon missile", "300 km", 300)
    link = contradict_measures(ours, ranged("Falcon missile", "900 km", 900))
    assert link is not None
    assert "“300 km” against “900 km”" in link.reasons[0].detail
    assert contradict_measures(ours, ranged("Falcon missile", "310 km", 310)) is None
    assert contradict_measures(ours, ranged("Heron missile", "900 km", 900)) is None
    assert contradict_measures(ours, ranged("That missile", "900 km", 900)) is None
