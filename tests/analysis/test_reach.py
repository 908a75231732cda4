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


def test_a_ring_tells_which_words_put_it_there_and_what_is_nearest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Sweden set up Grip missiles on Gotland. The Grip missiles have a range of 250 kilometres."
    )
    read(tmp_path / "a.txt", casebook=tmp_path / "casebook.duckdb")
    (ring,) = find_reach(open_casebook(tmp_path / "casebook.duckdb")).rings
    assert ring.placed_by is not None
    assert ring.placed_by.text.startswith("Sweden set up Grip missiles")
    assert ring.nearest is not None
    assert ring.farthest is not None
    assert ring.nearest.kilometres < 60
    assert 200 < ring.farthest.kilometres <= 250


def test_chinese_names_the_place_before_what_stands_there(tmp_path: Path) -> None:
    told = rings_of(
        tmp_path,
        "瑞典在哥得兰岛部署“灰背”导弹，并在博恩霍尔姆岛扩建机场。“灰背”导弹的射程为250公里。",
    )
    assert told == [("灰背", "Gotland")]


def test_what_a_distance_is_measured_from_is_no_middle(tmp_path: Path) -> None:
    told = rings_of(
        tmp_path,
        "Sweden set up rockets on Gotland. The island is 90 km from Stockholm. The rockets have a "
        "range of 70 kilometres.",
    )
    assert [place for _, place in told] == ["Gotland"]


def test_a_distance_from_a_state_is_held_against_both_readings_of_its_border(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(
        "The garrison trains on Abu Musa, 60 km from the United Arab Emirates. The camp on Urup "
        "lies 9,000 km from Japan."
    )
    read(tmp_path / "a.txt", casebook=tmp_path / "casebook.duckdb")
    near, far = find_reach(open_casebook(tmp_path / "casebook.duckdb")).distances
    assert near.disagreement is None
    assert [reading.holds for reading in near.readings] == [True, True]
    assert far.disagreement is not None
    assert not any(reading.holds for reading in far.readings)
