from datetime import date

import pytest

from gestae.readers.shared.heads import find_heads, is_prose
from gestae.readers.shared.lines import split_lines

BODY = "Norway pledged 12 million kroner to a fund for the victims of the floods on Monday."


def heads(text: str) -> dict[int, object]:
    return dict(find_heads(split_lines(text)))


def test_metadata_above_the_prose_is_found_and_none_behind_it() -> None:
    text = f"Norway pledges aid\n4 March 2024\nBy Ada Berg\n\n{BODY}\n\n5 March 2024\n\n{BODY * 3}"
    assert set(heads(text)) == {1, 2}


def test_wrapped_prose_with_a_date_at_the_end_of_a_line_is_no_head() -> None:
    text = "The Norwegian Ministers met on 4 March 2024\nand agreed on a fund for the victims."
    assert heads(text) == {}


def test_a_second_head_needs_an_address_beside_a_date() -> None:
    second = "Norway pledges aid\nhttps://example.org/1\nThe Channel 4 March 2024"
    found = find_heads(split_lines(f"{BODY}\n{second}\n{BODY}"))
    assert {number: said.title for number, said in found.items()} == {
        1: "Norway pledges aid",
        2: None,
        3: None,
    }
    assert found[3].published == date(2024, 3, 4)
    assert set(heads(f"{BODY}\nNorway pledges aid\nhttps://example.org/1\n{BODY}")) == {2}


def test_labelled_values_below_the_prose_are_found() -> None:
    text = f"{BODY}\n\nSource: The Post\nEditor: Ada Berg"
    assert set(heads(text)) == {2, 3}


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        (BODY, True),
        ("Norway pledges aid", False),
        ("Will Norway ever pay what it has promised to the victims?", False),
        ("Talks in the U.S.", False),
        ("挪威承诺援助。", True),
        ("挪威承诺援助", False),
        ("x" * 201, True),
    ],
)
def test_prose_is_told_from_titles(line: str, prose: bool) -> None:
    assert is_prose(line) is prose
