from datetime import date
from pathlib import Path

import pytest

from gestae.readers import Options
from gestae.records import Document, Failure
from tests.readers.making import FIRST, SECOND, read, read_documents, read_failure, read_one


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_recognised(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        f"Title{delimiter}Text{delimiter}Date\nAid{delimiter}{FIRST}{delimiter}2024-03-04\n"
    )
    document = read_one(path)
    assert (document.title, document.text, document.published) == ("Aid", FIRST, date(2024, 3, 4))


def test_quoted_cells_keep_their_quotes_commas_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'id,text\r\n1,"One, ""two"".\r\nThree."\r\n2,Four\r\n')
    first, second = read_documents(path)
    assert first.text == 'One, "two".\r\nThree.'
    assert (first.path, second.path) == (f"{path}!3", f"{path}!4")


def test_a_row_that_does_not_fit_the_header_is_a_failure_and_the_next_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,text,title\n1,cut\n2,{FIRST},Aid\n")
    failure, document = read(path)
    assert isinstance(failure, Failure)
    assert failure.path == f"{path}!2"
    assert isinstance(document, Document)


def test_lines_in_another_encoding_are_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "id,text\n1,Le ministre a déclaré à Genève que la France paierait.\n".encode("cp1252")
    )
    assert "déclaré" in read_one(path).text


def test_a_table_in_utf_16_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id\ttext\n1\t{FIRST}\n".encode("utf-16"))
    assert read_one(path).text == FIRST


def test_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n\n1,{FIRST}\n,\n")
    assert read_one(path).text == FIRST


def test_a_table_without_a_known_text_column_lists_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a,b\n1,{FIRST}\n")
    reason = read_failure(path).reason
    assert "a, b" in reason
    assert read_one(path, Options(columns={"text": "b"})).text == FIRST


def test_a_named_column_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"a,text\n1,{FIRST}\n")
    assert "no column 'x'" in read_failure(path, Options(columns={"title": "x"})).reason


def test_an_unclosed_quote_is_a_failure_and_the_rows_before_it_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,{FIRST}\n2,"{SECOND}\n' + "3,x\n" * 3000)
    found = read(path, Options(max_line=5000))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], Failure)
    assert "quotes" in found[-1].reason


def test_a_line_over_the_limit_is_passed_over_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,text\n1,{'x' * 5000}\n2,{FIRST}\n")
    found = read(path, Options(max_line=1000))
    assert {type(each) for each in found} == {Document, Failure}
