import pytest

from gestae.readers.shared.lines import split_lines


def kinds(text: str, *, markdown: bool = False) -> list[str | None]:
    return [line.kind for line in split_lines(text, markdown=markdown)]


def test_lines_are_without_the_blanks_around_them() -> None:
    line = split_lines("   Oslo pledged aid.  ")[0]
    assert (line.start, line.end, line.text) == (3, 20, "Oslo pledged aid.")


def test_every_line_stands_where_it_says() -> None:
    text = "One\n\n  two\t\n- three"
    for line in split_lines(text):
        assert text[line.start : line.end] == line.text


@pytest.mark.parametrize("drawn", ["", "   ", "---", "* * *", "###", "=====", "•••"])
def test_blank_and_drawn_lines_are_no_text(drawn: str) -> None:
    assert kinds(drawn) == [None]


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("• Norway gives aid", "Norway gives aid"),
        ("- Norway gives aid", "Norway gives aid"),
        ("1. Norway gives aid", "Norway gives aid"),
        ("(a) Norway gives aid", "Norway gives aid"),
        ("iv) Norway gives aid", "Norway gives aid"),
        ("（一）挪威提供援助", "挪威提供援助"),
        ("二、挪威提供援助", "挪威提供援助"),
    ],
)
def test_an_item_is_taken_without_its_mark(item: str, text: str) -> None:
    line = split_lines(item)[0]
    assert (line.kind, line.text, line.opens) == ("item", text, True)
    assert item[line.start :] == text


def test_a_number_or_dash_after_an_unfinished_line_is_wrapped_prose() -> None:
    assert kinds("The ministers will meet on March\n12. The talks are in Oslo.") == ["body", "body"]
    assert kinds("The price – high already\n– rose again.") == ["body", "body"]


def test_a_number_or_dash_after_a_colon_or_another_item_is_an_item() -> None:
    assert kinds("They agreed:\n- to meet\n- to talk") == ["body", "item", "item"]


def test_an_initial_is_no_item() -> None:
    assert kinds("A. Smith said so.") == ["body"]


def test_cells_between_tabs_are_a_row_of_a_table() -> None:
    assert kinds("Norway\t12\tkroner") == ["table"]


def test_markdown_headings_are_taken_without_their_marks() -> None:
    line = split_lines("## The talks ##", markdown=True)[0]
    assert line.kind == "heading"
    assert line.text.startswith("The talks")


def test_markdown_marks_mean_nothing_in_plain_text() -> None:
    assert kinds("# 5 million was the number") == ["body"]


def test_an_underlined_line_is_a_markdown_heading() -> None:
    assert kinds("The talks\n---------\nBody.", markdown=True) == ["heading", None, "body"]


def test_markdown_tables_and_fences_are_seen() -> None:
    assert kinds("| a | b |\n|---|---|\n```", markdown=True) == ["table", None, None]
