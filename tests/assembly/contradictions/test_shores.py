"""How far places are apart from edge to edge, and by which reading of a border in dispute."""

import pytest

from gestae.assembly.contradictions.geography import Spot
from gestae.assembly.contradictions.shores import edge_gaps
from gestae.ontology.claims import load_claims
from gestae.ontology.load import load_ontology


def spot(name: str) -> Spot:
    """The place of that name in the gazetteer."""
    for _, sites in load_ontology().gazetteer.names["en"].find(name):
        found = Spot.of(sites[0])
        assert found is not None
        return found
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [("Sakhalin", "Hokkaido", 43), ("China", "Kinmen", 7), ("Germany", "France", 0)],
)
def test_islands_and_countries_are_measured_from_shore_to_shore(
    one: str, other: str, kilometres: float
) -> None:
    assert edge_gaps(spot(one), spot(other))[0].kilometres == pytest.approx(kilometres, abs=3)


def test_a_place_in_dispute_is_apart_from_a_claimant_or_a_part_of_it() -> None:
    without, counted = edge_gaps(spot("Argentina"), spot("Falkland Islands"))
    assert without.kilometres > 300
    assert without.words == "counting nothing in dispute"
    assert counted.kilometres == 0
    assert counted.words == "counting Falkland Islands to Argentina"


def test_a_place_beyond_a_territory_in_dispute_is_nearer_with_it() -> None:
    without, counted = edge_gaps(spot("Japan"), spot("Urup"))
    assert counted.kilometres < without.kilometres / 2
    assert counted.counted == ("Etorofu",)


def test_a_dispute_that_makes_no_difference_is_not_spoken_of() -> None:
    (only,) = edge_gaps(spot("Spain"), spot("Portugal"))
    assert only.counted is None
    assert only.words is None


def test_the_order_of_two_places_makes_no_difference() -> None:
    there = edge_gaps(spot("Iran"), spot("Abu Musa"))
    back = edge_gaps(spot("Abu Musa"), spot("Iran"))
    assert [gap.kilometres for gap in there] == pytest.approx([gap.kilometres for gap in back])


def test_what_only_a_point_is_known_of_is_told_with_a_blur() -> None:
    (gap,) = edge_gaps(spot("Kyiv"), spot("Belarus"))
    assert gap.blur == 20


def test_every_claim_names_two_states_and_a_source() -> None:
    for claim in load_claims().values():
        assert len(set(claim.claimed)) > 1
        assert claim.source
