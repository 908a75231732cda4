"""Figures without a deed in Chinese: what they measure, and of what."""

import pytest

from gestae.coders.amounts import find_amounts
from gestae.coders.dates import find_dates
from gestae.coders.measures import find_measures
from gestae.ontology.load import load_ontology
from tests.coders.parsing import parsed


def read(text: str) -> list[tuple[str, str, str]]:
    found, ontology = parsed(text, language="zh"), load_ontology()
    amounts, dates = find_amounts(found, ontology), find_dates(found, ontology)
    measures = find_measures(found, ontology, (), amounts, dates, ())
    return [(m.subject.text, m.property, m.amount.text) for m in measures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这种导弹的射程为300公里。", ("这种导弹", "range", "300公里")),
        ("该岛面积为36平方公里。", ("该岛面积", "area", "36平方公里")),
        ("卢旺达人口约1400万。", ("卢旺达", "population", "约1400万")),
        ("该岛距离日本领土仅10英里。", ("该岛", "distance", "10英里")),
        ("首都位于边境以南50公里处。", ("首都", "distance", "50公里")),
        ("去年雙邊貿易額達45億美元。", ("雙邊貿易額", "trade", "45億美元")),
    ],
)
def test_a_stated_figure_has_its_property_and_subject(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in read(text)


def test_bounds_behind_a_word_for_between_are_of_both_that_own_the_figure() -> None:
    assert read("Kalibr 和 Oniks 的射程在 300 至 600 公里之间。") == [
        ("Kalibr 和 Oniks", "range", "300 至 600 公里")
    ]
