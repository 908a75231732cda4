import json
import tracemalloc
from datetime import date
from pathlib import Path

import pytest

from gestae.readers import Options, read_path
from gestae.records import Document, Failure
from tests.readers.making import FIRST, read, read_documents, read_failure, read_one


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_row_keeps_the_callers_text_to_the_character(tmp_path: Path) -> None:
    text = f"  {FIRST}\r\n\r\n“Curly”\t ﬁn\n"
    document = read_one(write(tmp_path / "a.jsonl", {"text": text}))
    assert document.text == text


def test_a_row_gives_its_metadata_and_the_choice_of_columns_is_noted(tmp_path: Path) -> None:
    row = {"_id": 7, "headline": "Aid", "body": FIRST, "date": "2024-03-04", "source": "The Post"}
    document = read_one(write(tmp_path / "a.jsonl", row))
    assert (document.title, document.publisher) == ("Aid", "The Post")
    assert document.published == date(2024, 3, 4)
    (note,) = document.notes
    assert "text from 'body', title from 'headline', publisher from 'source'" in note


def test_the_id_of_a_row_is_its_key_and_its_line_its_path(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"id": "x1", "text": FIRST}, {"text": FIRST})
    first, second = read_documents(path)
    assert (first.key, first.path) == ("x1", f"{path}!1")
    assert (second.key, second.path) == (f"{path}!2", f"{path}!2")
    assert second.segments[0].line == 2


def test_columns_can_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"text": "no", "story": FIRST, "when": "4 March 2024"})
    options = Options(columns={"text": "story", "published": "when"})
    document = read_one(path, options)
    assert (document.text, document.published) == (FIRST, date(2024, 3, 4))


def test_a_column_that_is_not_there_fails_the_row_and_lists_the_columns(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"body": FIRST})
    failure = read_failure(path, Options(columns={"text": "story"}))
    assert "no column 'story'" in failure.reason
    assert "body" in failure.reason


def test_a_row_without_a_text_column_says_how_to_name_it(tmp_path: Path) -> None:
    failure = read_failure(write(tmp_path / "a.jsonl", {"a": FIRST}))
    assert "name it with the option" in failure.reason
    assert failure.path.endswith("!1")


def test_a_list_of_paragraphs_is_a_text(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "a.jsonl", {"text": ["One.", "Two."]})).text == "One.\n\nTwo."


@pytest.mark.parametrize("value", [None, "", "   ", 5, {"a": 1}])
def test_a_row_without_text_is_a_failure_and_the_next_is_read(
    tmp_path: Path, value: object
) -> None:
    path = write(tmp_path / "a.jsonl", {"text": value}, {"text": FIRST})
    failure, document = read(path)
    assert isinstance(failure, Failure)
    assert isinstance(document, Document)


def test_broken_lines_are_failures_with_their_numbers_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": FIRST})
    path.write_text(f'{good}\n{{"text": "cut\nnot json\n[1]\n{good}')
    found = read(path)
    failures = [each for each in found if isinstance(each, Failure)]
    assert [failure.path.rpartition("!")[2] for failure in failures] == ["2", "3", "4"]
    assert len(found) == 5


def test_a_file_that_is_no_jsonl_at_all_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("prose\n" * 5000)
    found = read(path)
    assert len(found) < 200
    assert isinstance(found[-1], Failure)
    assert "is it JSONL?" in found[-1].reason


def test_a_line_over_the_limit_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", {"text": "x" * 5000}, {"text": FIRST})
    failure, document = read(path, Options(max_line=1000))
    assert isinstance(failure, Failure)
    assert "max_line" in failure.reason
    assert isinstance(document, Document)
    assert document.text == FIRST


def test_half_surrogates_become_damage_that_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Oslo \\ud800 pledged aid."}')
    document = read_one(path)
    assert document.text == "Oslo \ufffd pledged aid."
    document.text.encode()


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_objects_is_read_like_lines(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": FIRST}, {"text": "Two."}], indent=indent))
    assert [document.text for document in read_documents(path)] == [FIRST, "Two."]


def test_a_list_inside_an_object_is_read_like_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"status": "ok", "articles": [{"content": FIRST}]}, indent=1))
    assert read_one(path).text == FIRST


def test_one_object_over_several_lines_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"title": "Aid", "content": FIRST}, indent=1))
    assert read_one(path).title == "Aid"


def test_rows_are_not_held_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        for number in range(2_000):
            file.write(json.dumps({"id": number, "text": f"{number} {FIRST} " * 5}) + "\n")
    size = path.stat().st_size
    documents = read_path(path)
    next(documents)
    tracemalloc.start()
    assert sum(1 for _ in documents) == 1_999
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < size / 2
