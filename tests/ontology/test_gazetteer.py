"""Provinces and states by name, in English and Chinese."""

import pytest

from gestae.ontology.load import load_ontology


def best(language: str, name: str) -> list[tuple[str | None, str]]:
    found = load_ontology().gazetteer.names[language].find(name)
    return [(sites[0].country, sites[0].precision) for span, sites in found if len(span) > 1]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("安徽省", "CHN"),
        ("得州", "USA"),
        ("德州", "USA"),
        ("阿拉巴马州", "USA"),
        ("圣保罗州", "BRA"),
        ("聖保羅州", "BRA"),
        ("顿涅茨克州", "UKR"),
        ("福冈县", "JPN"),
        ("旁遮普邦", "IND"),
        ("旁遮普省", "PAK"),
        ("卑诗省", "CAN"),
        ("昆士兰州", "AUS"),
        ("加里宁格勒州", "RUS"),
        ("夸祖鲁-纳塔尔省", "ZAF"),
    ],
)
def test_a_province_in_chinese_is_known_to_lie_in_its_country(name: str, country: str) -> None:
    assert best("zh", name) == [(country, "region")]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Fukuoka Prefecture", "JPN"),
        ("Zhytomyr Oblast", "UKR"),
        ("Uttar Pradesh", "IND"),
        ("Minas Gerais", "BRA"),
        ("Alabama", "USA"),
        ("Khuzestan", "IRN"),
        ("Zamfara State", "NGA"),
    ],
)
def test_a_province_in_english_is_known_to_lie_in_its_country(name: str, country: str) -> None:
    assert best("en", name) == [(country, "region")]


def test_a_city_of_a_million_comes_before_the_state_of_its_name() -> None:
    assert best("en", "New York") == [("USA", "city")]
    assert best("en", "Georgia") == [("GEO", "country")]


@pytest.mark.parametrize("word", ["三重", "中央", "北方", "高原", "石川"])
def test_common_words_and_surnames_are_no_provinces(word: str) -> None:
    assert ("JPN", "region") not in best("zh", word)
    assert all(precision != "region" for _, precision in best("zh", word))


def test_a_city_is_meant_by_its_own_name_rather_than_a_larger_one_by_a_former() -> None:
    assert best("en", "Montgomery") == [("USA", "city")]
    assert best("en", "Odessa") == [("UKR", "city")]
    assert best("en", "St. Petersburg") == [("RUS", "city")]


def test_words_that_hardly_ever_mean_a_city_are_none() -> None:
    assert best("en", "Time") == []
