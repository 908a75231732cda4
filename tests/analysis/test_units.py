"""The forces, systems and sites that the words of a deed name, and a posture ledger with them."""

from pathlib import Path

import pytest

from gestae.analysis.ledgers.ledger import make_ledger
from gestae.analysis.units import find_unit
from gestae.api import open_casebook, read
from gestae.records import Excerpt, Span


def unit(text: str, trigger: str, language: str = "en") -> str | None:
    """What the deed with that word is done with."""
    begin = 100 + text.index(trigger)
    sentence = Excerpt(text, Span(100, 100 + len(text)), language)
    found = find_unit(sentence, Span(begin, begin + len(trigger)))
    if found is not None:
        start = found.span.start - 100
        assert text[start : start + len(found.text)] == found.text
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("Norway deployed 1,200 soldiers to Svalbard.", "deployed", "soldiers"),
        ("the storage of Exocet anti-ship missiles on Lesbos", "storage", "anti-ship missiles"),
        ("the building of barracks for 900 men", "building", "barracks"),
        ("Two Type 45 destroyers were sent to the gulf.", "sent", "destroyers"),
        ("Norway deployed more to Svalbard, where reindeer graze.", "deployed", None),
    ],
)
def test_a_deed_names_what_it_is_done_with(text: str, trigger: str, named: str | None) -> None:
    found = unit(text, trigger)
    assert found is None if named is None else found is not None and found.endswith(named)


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("挪威向斯瓦尔巴部署“灰背”反舰导弹。", "部署", "“灰背”反舰导弹"),
        ("挪威修建可容纳900名士兵的营房。", "修建", "营房"),
        ("挪威在岛上储存 Exocet 导弹。", "储存", "Exocet 导弹"),
    ],
)
def test_chinese_names_it_at_the_end_of_its_phrase(text: str, trigger: str, named: str) -> None:
    assert unit(text, trigger, "zh") == named


def test_a_posture_line_tells_what_stands_there_how_far_it_reaches_and_how_far_away(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(
        "Sweden deployed Grip missiles on Gotland in May. The Grip missiles have a range of 250 "
        "kilometres. Gotland lies 90 km from Sweden's coast and 2,000 km from Latvia."
    )
    read(tmp_path / "a.txt", casebook=tmp_path / "casebook.duckdb")
    with open_casebook(tmp_path / "casebook.duckdb") as casebook:
        (line,) = make_ledger(casebook, "posture", weak=True).lines
    assert line.unit is not None
    assert line.unit.text == "Grip missiles"
    assert line.range is not None
    assert line.range.high == 250
    assert [far.landmark for far in line.far_from if far.possible] == ["Sweden"]
