import json
from pathlib import Path

import pytest

from gestae.analysis.reach.reach import Reach, find_reach
from gestae.analysis.reach.rings import outline
from gestae.api import open_casebook, read
from gestae.assembly.contradictions.geography import kilometres

TEXT = (
    "The battery was moved to Kaliningrad last spring. Its missiles have a range of between 300 "
    "and 500 kilometres. The base at Baltiysk lies 45 kilometres from Kaliningrad. The town of "
    "Gusev lies 900 kilometres from Kaliningrad."
)


@pytest.fixture(scope="module")
def reach(tmp_path_factory: pytest.TempPathFactory) -> Reach:
    folder = tmp_path_factory.mktemp("reach")
    (folder / "a.txt").write_text(TEXT)
    read(folder / "a.txt", casebook=folder / "casebook.duckdb")
    return find_reach(open_casebook(folder / "casebook.duckdb"))


def test_a_range_is_a_ring_around_the_place_named_before_it(reach: Reach) -> None:
    (ring,) = reach.rings
    assert (ring.place, ring.inner, ring.outer) == ("Kaliningrad", 300, 500)
    inside = {city.name: city for city in ring.inside}
    assert "Warsaw" in inside
    assert not inside["Warsaw"].only_outer
    assert "Berlin" not in inside
    assert {"POL", "LTU"} <= set(ring.countries)


def rings_of(folder: Path, text: str) -> list[tuple[str, str | None]]:
    (folder / "a.txt").write_text(text)
    read(folder / "a.txt", casebook=folder / "casebook.duckdb")
    found = find_reach(open_casebook(folder / "casebook.duckdb")).rings
    return [(ring.subject.name if ring.subject else "", ring.place) for ring in found]


def test_things_named_together_have_a_ring_each_where_each_of_them_stands(tmp_path: Path) -> None:
    told = rings_of(
        tmp_path,
        "Poland has put Vistra missiles near Lublin. It also built barracks in Krakow and moved "
        "Orlik launchers to Gdynia. The port of Gdansk is busy. The Vistra and Orlik systems have "
        "a range of 300 kilometres.",
    )
    assert told == [("Vistra", "Lublin"), ("Orlik", "Gdynia")]


def test_a_place_named_with_the_range_itself_is_its_middle(tmp_path: Path) -> None:
    told = rings_of(
        tmp_path,
        "Poland has put Vistra missiles near Lublin. From Gdynia, the Vistra missiles have a "
        "range of 300 kilometres.",
    )
    assert [place for _, place in told] == ["Gdynia"]


def test_a_told_distance_stands_beside_the_one_on_the_map(reach: Reach) -> None:
    told = {distance.place: distance for distance in reach.distances}
    right, wrong = told["Baltiysk"], told["Gusev"]
    assert right.disagreement is None
    assert right.middle is not None
    assert 25 < right.middle < 60
    assert wrong.disagreement is not None
    assert "900 kilometres" in wrong.disagreement


def test_rings_are_geojson_that_closes_its_polygons(reach: Reach) -> None:
    features = json.loads(reach.to_geojson())["features"]
    polygons = [f["geometry"] for f in features if f["geometry"]["type"] == "Polygon"]
    assert len(polygons) == 2
    for polygon in polygons:
        (outer,) = polygon["coordinates"]
        assert outer[0] == outer[-1]
    assert {f["properties"]["place"] for f in features} == {"Kaliningrad"}


@pytest.mark.parametrize("place", [(0.0, 0.0), (54.7, 20.5), (-33.9, 151.2), (68.0, 179.5)])
def test_every_point_of_an_outline_is_the_radius_away(place: tuple[float, float]) -> None:
    for longitude, latitude in outline(*place, 400):
        assert kilometres(*place, latitude, longitude) == pytest.approx(400, rel=1e-6)


def test_a_casebook_without_figures_has_no_reach(tmp_path: Path) -> None:
    assert find_reach(open_casebook(tmp_path / "casebook.duckdb")) == Reach((), ())
