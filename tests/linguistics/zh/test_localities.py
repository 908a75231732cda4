"""Places and bodies that LAC leaves in one word."""

import pytest

from gestae.linguistics.zh.localities import is_place, parts_of


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("安徽省合肥市", ("安徽省", "合肥市")),
        ("合肥市水务局", ("合肥市", "水务局")),
        ("四川凉山州", ("四川", "凉山州")),
        ("顿涅茨克州军事管理局", ("顿涅茨克州", "军事管理局")),
        ("里昂消防局", ("里昂", "消防局")),
        ("湖北省武汉市公安局", ("湖北省", "武汉市", "公安局")),
    ],
)
def test_places_are_parted_from_each_other_and_from_bodies(
    word: str, parts: tuple[str, ...]
) -> None:
    assert parts_of(word) == parts


@pytest.mark.parametrize("word", ["杭州银行", "广州市场", "北京大学", "黄海舰队", "福冈县"])
def test_a_name_stays_whole_that_only_begins_with_a_place(word: str) -> None:
    assert parts_of(word) == (word,)


def test_a_place_is_a_name_of_the_gazetteer_alone() -> None:
    assert is_place("合肥市")
    assert not is_place("合肥市水务局")
