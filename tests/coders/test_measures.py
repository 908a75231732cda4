"""Figures without a deed: what they measure, and of what."""

import pytest

from gestae.coders.amounts import find_amounts
from gestae.coders.dates import find_dates
from gestae.coders.measures import find_measures
from gestae.ontology.load import load_ontology
from gestae.records import Actor, Measure, Mention, Span
from tests.coders.parsing import parsed


def read(text: str, mentions: tuple[Mention, ...] = ()) -> list[Measure]:
    found, ontology = parsed(text), load_ontology()
    amounts, dates = find_amounts(found, ontology), find_dates(found, ontology)
    return list(find_measures(found, ontology, mentions, amounts, dates, ()))


@pytest.mark.parametrize(
    ("text", "subject", "name", "words"),
    [
        ("The missile has a range of 300 km.", "The missile", "range", "300 km"),
        ("The island lies just 40 miles from Taiwan.", "The island", "distance", "40 miles"),
        ("The bomb weighs 200 kg.", "The bomb", "weight", "200 kg"),
        ("The island covers 375 square kilometres.", "The island", "area",
         "375 square kilometres"),
        ("About 62 percent of respondents opposed the law.", "respondents", "share",
         "About 62 percent"),
        ("The death toll stands at 1,200.", "The death toll", "casualties", "1,200"),
        ("The ship is 200 metres long.", "The ship", "length", "200 metres"),
        ("The base is located 40 km north of the border.", "The base", "distance", "40 km"),
        ("Russia fired 30 missiles with a range of up to 500 km.", "30 missiles", "range",
         "up to 500 km"),
    ],
)  # fmt: skip
def test_a_stated_figure_has_its_property_and_subject(
    text: str, subject: str, name: str, words: str
) -> None:
    measures = [(m.subject.text, m.property, m.amount.text) for m in read(text)]
    assert (subject, name, words) in measures


@pytest.mark.parametrize(
    "text", ["Japan sent 100 trucks.", "Japan pledged $12 billion.", "He spoke for two hours."]
)
def test_what_is_given_or_done_is_no_measure(text: str) -> None:
    assert read(text) == []


def test_a_subject_that_is_a_known_actor_is_that_actor() -> None:
    mention = Mention(Actor("POL", "Poland", "POL"), "Poland", Span(0, 6))
    (measure,) = read("Poland's defence budget reached $31 billion.", (mention,))
    assert (measure.subject, measure.property) == (mention, "spending")


def test_an_unknown_subject_is_named_by_its_words() -> None:
    (measure,) = read("The bomb weighs 200 kg.")
    assert measure.subject.actor == Actor(None, "The bomb")


def test_a_measure_has_the_date_of_its_own_clause() -> None:
    (measure,) = read("Turnout was 54 percent in 2015.")
    assert measure.date is not None
    assert measure.date.text == "2015"


def test_what_a_weapon_reaches_is_its_range() -> None:
    (measure,) = read("The rockets can reach targets 45 km away.")
    assert (measure.property, measure.amount.high) == ("range", 45)


def test_what_no_weapon_reaches_is_a_distance() -> None:
    (measure,) = read("The island lies 45 km from Peru.")
    assert measure.property == "distance"
