"""Documents that are one text in two languages, and those that only tell the same deed."""

from collections.abc import Sequence

from gestae.assembly.versions import find_version
from gestae.ontology.load import load_ontology
from gestae.records import Excerpt, Link, Span

ENGLISH = (
    "Chile on Friday lent Fiji two patrol boats for five years.",
    "The ministers of defence signed the papers in Suva.",
    "Both boats were built in 2009.",
)
CHINESE = (
    "智利周五向斐济出借了两艘巡逻艇，为期五年。",
    "两国国防部长在苏瓦签署了文件。",
    "两艘船均建于2009年。",
)
REPORT = (
    "斐济海军迎来了新的船只。",
    "据港口工人说，智利的巡逻艇周五清晨驶入苏瓦港，岸上有军乐队演奏。",
    "反对党议员质问谁来支付燃料费用，政府没有回答。",
)


def sentences(texts: Sequence[str], language: str) -> list[Excerpt]:
    found, start = [], 0
    for text in texts:
        found.append(Excerpt(text, Span(start, start + len(text)), language))
        start += len(text) + 1
    return found


def version(chinese: Sequence[str], english: Sequence[str] = ENGLISH) -> Link | None:
    ours, theirs = sentences(chinese, "zh"), sentences(english, "en")
    return find_version(("a", ours), ("b", theirs), load_ontology())


def test_a_translated_story_is_one_text_with_its_original() -> None:
    link = version(CHINESE)
    assert link is not None
    assert (link.kind, link.document) == ("translates", None)
    assert link.from_ == f"a:0-{sum(map(len, CHINESE)) + 2}"
    assert link.to.startswith("b:0-")


def test_a_report_of_its_own_is_another_text() -> None:
    assert version(REPORT) is None


def test_a_story_that_quotes_a_short_one_among_much_else_is_another_text() -> None:
    others = tuple(f"{name}号渔船昨天没有出海。" for name in "甲乙丙丁戊己庚辛")
    assert version((*others, *CHINESE)) is None


def test_nothing_is_no_version() -> None:
    assert version(()) is None
