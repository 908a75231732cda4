from datetime import date
from pathlib import Path

from gestae.readers import locate
from tests.readers.making import FIRST, THIRD, bodies, read_one


def test_a_text_file_is_kept_with_its_line_breaks_as_newlines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{FIRST}\r\n\r\n{THIRD}\r\n".encode())
    document = read_one(path)
    assert document.text == f"{FIRST}\n\n{THIRD}\n"
    origin = locate(document, document.text.index(THIRD))
    assert origin is not None
    assert (origin.offset, origin.line) == (len(FIRST) + 4, 3)


def test_the_key_of_a_file_is_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FIRST)
    document = read_one(path)
    assert (document.key, document.path, document.format) == (str(path), str(path), "text")


def test_mojibake_in_a_file_is_mended_and_the_way_back_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"The cafÃ© in GenÃ¨ve.\n\n{FIRST}", encoding="utf-8")
    document = read_one(path)
    assert document.text.startswith("The café in Genève.")
    assert any("mojibake" in note for note in document.notes)
    origin = locate(document, document.text.index(FIRST))
    assert origin is not None
    assert (origin.offset, origin.line) == (path.read_text().index(FIRST), 3)


def test_an_encoding_that_was_guessed_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Le ministre a déclaré à Genève que la France paierait.".encode("cp1252"))
    document = read_one(path)
    assert "déclaré à Genève" in document.text
    assert document.notes == ("decoded as cp1252 (guessed)",)


def test_front_matter_is_metadata_and_is_not_coded(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Norway: aid"\ndate: 2024-03-04\nsource: The Post\n'
        f"link: https://example.org/1\nauthors: [Ada Berg, Per Lund]\n---\n\n# Aid\n\n{FIRST}\n"
    )
    document = read_one(path)
    assert (document.title, document.published) == ("Norway: aid", date(2024, 3, 4))
    assert (document.publisher, document.url) == ("The Post", "https://example.org/1")
    assert document.author == "Ada Berg, Per Lund"
    assert bodies(document) == [FIRST]
    assert len(bodies(document, "head")) == 5


def test_broken_front_matter_is_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: [unclosed\n---\n\n{FIRST}\n")
    assert bodies(read_one(path))[-1] == FIRST


def test_marks_of_markdown_are_taken_out_and_characters_still_lead_back(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    source = (
        "# Aid\n\n> Norway **pledged** [12 million](https://example.org/a_(b)) kroner, and\n"
        "> _Sweden_ `too`; snake_case and 2*3*4 stay.<br>\n\n- a first item\n- a second\n"
    )
    path.write_text(source)
    document = read_one(path)
    assert bodies(document) == [
        "Norway pledged 12 million kroner, and Sweden too; snake_case and 2*3*4 stay."
    ]
    assert bodies(document, "item") == ["a first item", "a second"]
    origin = locate(document, document.text.index("kroner"))
    assert origin is not None
    assert origin.offset == source.index("kroner")


def test_marks_of_markdown_stay_in_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Norway **pledged** aid to the victims of the floods on Monday.")
    assert "**pledged**" in read_one(path).text
