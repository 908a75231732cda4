from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gestae.outputs.screen import line_spans, printable, window
from gestae.records import Span


@given(st.text())
def test_printable_text_keeps_every_offset_and_obeys_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(character in shown for character in "\x00\x07\x1b\x9b\n\r\t\x7f\u202e")


@given(st.text(alphabet="ab 会谈é", max_size=80), st.integers(1, 90), st.data())
def test_a_window_fits_and_holds_its_focus_whole(
    text: str, width: int, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    focus = Span(start, data.draw(st.integers(start, len(text))))
    shown = window(text, focus, width)
    assert shown.covers(focus)
    assert cell_len(shown.of(text)) <= max(width, cell_len(focus.of(text)))


def test_a_window_is_cut_between_words() -> None:
    text = "One two three four five six seven eight nine ten"
    shown = window(text, Span(text.index("five"), text.index("five") + 4), 24)
    assert shown.of(text) == "four five six seven"


@given(st.text(alphabet="ab 会谈", max_size=80), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = list(line_spans(text, width))
    assert all(cell_len(line.of(text)) <= width for line in lines)
    kept = "".join(line.of(text) for line in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_lines_are_wrapped_at_spaces() -> None:
    text = "The ministers met on Monday"
    assert [line.of(text) for line in line_spans(text, 13)] == ["The ministers", "met on Monday"]
