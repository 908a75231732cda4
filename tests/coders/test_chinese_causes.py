"""Causes, purposes and conditions in Chinese."""

import pytest

from gestae.coders.actors import find_mentions
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


def reasons(text: str) -> set[tuple[str, str, bool]]:
    """Each reason in the text's words, what it is a reason of, and whether it is rejected."""
    document = parsed(text, None, "zh")
    found = set()
    for link in find_links(document, ONTOLOGY, (), find_mentions(document, ONTOLOGY)):
        ends = (link.to, link.from_) if link.kind == "purpose" else (link.from_, link.to)
        found.add((words(ends[0], text), words(ends[1], text), link.rejected))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "肯尼亚援助加纳的目的不是占领港口，而是遏制埃及。",
            {
                ("占领港口", "肯尼亚援助加纳", True),
                ("遏制埃及", "肯尼亚援助加纳", False),
            },
        ),
        (
            "加纳的援助并非出于感激，而是因为担心埃及。",
            {("感激", "加纳的援助", True), ("担心埃及", "加纳的援助", False)},
        ),
        (
            "加纳援助肯尼亚，不仅是为了换取石油，而且是为了遏制埃及。",
            {
                ("换取石油", "加纳援助肯尼亚", False),
                ("遏制埃及", "加纳援助肯尼亚", False),
            },
        ),
        (
            "加纳援助肯尼亚。其另一个目的是从战略上遏制埃及，以对抗苏丹。",
            {
                ("从战略上遏制埃及", "加纳援助肯尼亚", False),
                ("对抗苏丹", "从战略上遏制埃及", False),
            },
        ),
        (
            "肯尼亚援助加纳的原因有三：一是牵制埃及，二是巩固联盟，三是扩大影响。",
            {
                ("牵制埃及", "肯尼亚援助加纳", False),
                ("巩固联盟", "肯尼亚援助加纳", False),
                ("扩大影响", "肯尼亚援助加纳", False),
            },
        ),
        (
            "肯尼亚在援助中保持克制，以免刺激埃及。",
            {("以免刺激埃及", "肯尼亚在援助中保持克制", False)},
        ),
        (
            "通过制裁埃及，肯尼亚可以分散其注意力。",
            {("制裁埃及", "肯尼亚可以分散其注意力", False)},
        ),
        (
            "由于加纳和肯尼亚对港口的立场不同，谈判仍未结束。",
            {("加纳和肯尼亚对港口的立场不同", "谈判仍未结束", False)},
        ),
    ],
)
def test_reasons_given_and_rejected(text: str, expected: set[tuple[str, str, bool]]) -> None:
    assert reasons(text) == expected


def test_who_reports_is_no_part_of_what_a_reason_is_for() -> None:
    told = reasons("据报道，由于加纳关闭边界，肯尼亚召回了大使。")
    assert ("加纳关闭边界", "肯尼亚召回了大使", False) in told


def test_a_benefit_is_no_purpose() -> None:
    assert reasons("加纳继续为肯尼亚提供支持。") == set()


def test_listed_headings_are_reasons_for_what_the_list_is_about() -> None:
    text = (
        "援助加纳的背后有多个原因：\n"
        "缓解压力：通过封锁港口，肯尼亚可以牵制埃及。\n"
        "巩固同盟：此举很重要。"
    )
    told = reasons(text)
    assert {("缓解压力", "援助加纳", False), ("巩固同盟", "援助加纳", False)} <= told
