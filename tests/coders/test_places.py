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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell near Yelkhovsk.", ("Yelkhovsk", None, "city")),
        ("Rebels seized the oil town of Tambora Kesh.", ("Tambora Kesh", None, "city")),
        ("Soldiers met at the bridge over the Dabo.", ("Dabo", None, "city")),
        ("In Zarimkala, where police fired, shops closed.", ("Zarimkala", None, "city")),
        ("Jets bombed the Zarim valley.", ("Zarim valley", None, "region")),
        ("They marched to Mount Zarimkala.", ("Mount Zarimkala", None, "point")),
    ],
)
def test_a_name_of_no_table_is_a_place_without_coordinates_where_only_a_place_can_stand(
    text: str, place: tuple[str, str | None, str]
) -> None:
    assert places(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Voters lost trust in the Zarimists.",
        "The claim stands in Article 7.",
        "He is an analyst at Zarimbank.",
        "Prices rose at ZRM.",
        "Zarimov said that there was no trust in Zarimov.",
    ],
)
def test_what_acts_and_texts_are_no_unheard_places(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Floods came to villages in northern Chad.", ("northern Chad", "TCD", "region")),
        ("Drones struck a house in the Kyiv region.", ("Kyiv region", "UKR", "region")),
        ("They signed a treaty at the Samarkand summit.", ("Samarkand", "UZB", "city")),
        ("They met on the outskirts of Tripoli.", ("Tripoli", "LBY", "city")),
        ("They met at a base in Ohio.", ("Ohio", "USA", "region")),
        ("The envoy arrived in Port Vila.", ("Port-Vila", "VUT", "city")),
    ],
)
def test_a_phrase_with_a_known_name_is_the_place_it_says(
    text: str, place: tuple[str, str | None, str]
) -> None:
    assert places(text) == [place]


def test_of_what_lies_in_a_known_place_only_the_country_is_known() -> None:
    (parsed,) = parse_documents([make_document("Floods came to northern Chad.", key="t")])
    (found,) = find_places(parsed, load_ontology())
    assert (found.latitude, found.longitude, found.geonames) == (None, None, None)


def test_a_country_is_no_place_under_what_tells_of_a_party() -> None:
    assert places("The council voted for sanctions on Chad.") == []


def test_a_word_that_a_city_is_called_too_is_no_city() -> None:
    assert places("The museum is in White House.") == []
    assert places("They struck Republic.") == []
    assert places("They admire Sterling.") == []


def test_a_state_that_shares_its_name_is_meant_by_what_else_is_told() -> None:
    assert ("Georgia", "USA", "region") in places("He was buried in Georgia. Atlanta mourned.")
    assert ("Georgia", "GEO", "country") in places("Troops stayed in Georgia. Tbilisi protested.")


def test_most_of_a_region_is_the_region() -> None:
    assert places("Rain fell over much of Catalonia.") == [("Catalonia", "ESP", "region")]


def test_the_scene_is_the_place_told_last() -> None:
    told = places("A bomb exploded in Kharkiv. Medics rushed to the scene.")
    assert told == [("Kharkiv", "UKR", "city")] * 2
    assert places("Medics rushed to the scene.") == []
