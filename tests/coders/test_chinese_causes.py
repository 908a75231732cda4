"""Causes, purposes and conditions in Chinese."""

import pytest

from gestae.coders.causes import find_links
from gestae.ontology.load import load_ontology
from tests.coders.parsing import parsed

ONTOLOGY = load_ontology()


def told(text: str) -> list[tuple[str, str, str]]:
    """Kind, start and end of each link of a text, in the text's words."""
    links = find_links(parsed(text, None, "zh"), ONTOLOGY, ())
    return [(link.kind, words(link.from_, text), words(link.to, text)) for link in links]


def words(end: str, text: str) -> str:
    start, stop = end.split(":")[1].split("-")
    return text[int(start) : int(stop)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因为加纳关闭边界，肯尼亚召回了大使。", ("causes", "加纳关闭边界", "肯尼亚召回了大使")),
        (
            "加納關閉了邊界，肯亞因此召回大使。",
            ("causes", "加納關閉了邊界", "肯亞因此召回大使"),
        ),
        (
            "如果加纳关闭边界，肯尼亚将召回大使。",
            ("condition", "加纳关闭边界", "肯尼亚将召回大使"),
        ),
        (
            "尽管加纳反对，肯尼亚还是召回了大使。",
            ("despite", "加纳反对", "肯尼亚还是召回了大使"),
        ),
    ],
)
def test_words_between_clauses_tie_them(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


def test_a_purpose_stands_behind_its_deed() -> None:
    assert "purpose" in {kind for kind, *_ in told("肯尼亚派遣了士兵，以保护加纳的港口。")}
