from rich.text import Text

from gestae.outputs.marked import Mark, marked_lines
from gestae.records import Excerpt, Span


def drawn(text: str, width: int, *marks: tuple[str, str], offset: int = 0) -> list[str]:
    found = [
        Mark(Span(offset + text.index(w), offset + text.index(w) + len(w)), label, "")
        for w, label in marks
    ]
    excerpt = Excerpt(text, Span(offset, offset + len(text)), "en")
    return [line.plain for line in marked_lines(excerpt, found, width) if isinstance(line, Text)]


def test_every_mark_is_underlined_and_labelled() -> None:
    assert drawn("Oslo sent tents.", 80, ("Oslo", "source"), ("tents", "amount"), offset=9) == [
        "Oslo sent tents.",
        "━━━━      ━━━━━",
        "source    amount",
    ]


def test_a_label_that_would_run_into_the_next_hangs_a_line_lower() -> None:
    marks = ("US", "source"), ("aid", "trigger"), ("Mali", "target")
    assert drawn("US aid to Mali", 80, *marks) == [
        "US aid to Mali",
        "━━ ━━━    ━━━━",
        "│  │      target",
        "│  trigger",
        "source",
    ]


def test_a_mark_within_another_is_told_from_it() -> None:
    lines = drawn(
        "The Oslo harbour office", 80, ("Oslo harbour office", "source"), ("Oslo", "place")
    )
    assert lines[1] == "    ━━━━───────────────"
    assert lines[2] == "    source, place"


def test_marks_that_touch_are_told_apart() -> None:
    assert drawn("日本提供", 80, ("日本", "source"), ("提供", "trigger"))[1] == "━━━╸━━━━"


def test_a_chinese_character_is_underlined_by_two_cells() -> None:
    assert drawn("昨天日本", 80, ("日本", "source")) == ["昨天日本", "    ━━━━", "    source"]


def test_each_line_of_a_long_sentence_has_its_own_marks() -> None:
    assert drawn("Oslo sent many tents", 10, ("Oslo", "source"), ("many tents", "amount")) == [
        "Oslo sent",
        "━━━━",
        "source",
        "many tents",
        "━━━━━━━━━━",
        "amount",
    ]


def test_a_mark_outside_the_sentence_is_left_out() -> None:
    excerpt = Excerpt("Oslo sent tents.", Span(100, 116), "en")
    lines = list(marked_lines(excerpt, [Mark(Span(3, 9), "source", "")], 80))
    assert [line.plain for line in lines] == ["Oslo sent tents."]
