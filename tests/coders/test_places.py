"""Where, and what is no place although it has a place's name."""

import pytest

from gestae.coders.places import find_places
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document


def places(text: str) -> list[tuple[str, str | None, str]]:
    (parsed,) = parse_documents([make_document(text, key="t")])
    found = find_places(parsed, load_ontology())
    return [(place.name, place.country, place.precision) for place in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers met in Geneva.", ("Geneva", "CHE", "city")),
        ("Rockets struck Kharkiv.", ("Kharkiv", "UKR", "city")),
        ("Soldiers died in Mali.", ("Mali", "MLI", "country")),
        ("The ship sank in the Red Sea.", ("Red Sea", None, "sea")),
        ("Radars stand on Etorofu.", ("Etorofu", None, "region")),
        ("The chancellor visited Tokyo.", ("Tokyo", "JPN", "city")),
    ],
)
def test_a_name_in_locative_use_is_a_place(text: str, place: tuple[str, str | None, str]) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Tokyo pledged aid to Chad.",
        "Peru condemned Chile.",
        "The ministers met in March.",
        "Victoria Chang praised him.",
    ],
)
def test_parties_months_and_persons_are_no_places(text: str) -> None:
    assert places(text) == []


def test_of_two_cities_of_a_name_the_one_in_a_country_named_nearby_is_taken() -> None:
    assert ("Tripoli", "LBN", "city") in places("Lebanon held talks in Tripoli, in Lebanon.")
    assert ("Tripoli", "LBY", "city") in places("The ministers met in Tripoli.")
