"""What every output format must do, new ones included."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from gestae.errors import UsageError
from gestae.outputs.write import format_of, known_formats, load_format, write_tables
from gestae.records import Duplicate, Failure
from gestae.records.columns import Kind, to_table
from tests.outputs.built import CAUSE, DELIVERY, DOCUMENT, LENGTH, PLEDGE

RECORDS: dict[Kind, list[Any]] = {
    "events": [PLEDGE, DELIVERY],
    "measures": [LENGTH],
    "links": [CAUSE],
    "failures": [Failure("broken.pdf", "open", "it is encrypted; save it without a password")],
    "duplicates": [Duplicate(DOCUMENT.id, "copy.txt", "copy.txt", "The Copyist", None, 1.0)],
}
TABLES = {kind: to_table(records, kind) for kind, records in RECORDS.items()}

every_format = pytest.mark.parametrize("name", known_formats())
every_kind = pytest.mark.parametrize("kind", TABLES)


def test_the_formats_of_the_contract_are_there() -> None:
    assert {"table", "jsonl", "csv", "parquet"} <= set(known_formats())


@every_format
def test_its_docstring_says_in_one_line_what_it_is(name: str) -> None:
    docstring = load_format(name).__doc__
    assert docstring
    assert docstring.splitlines()[0].endswith(".")


@every_format
def test_no_other_format_claims_the_names_of_its_files(name: str) -> None:
    for suffix in load_format(name).SUFFIXES:
        assert format_of(Path(f"record{suffix.upper()}")) == name


@every_format
@every_kind
def test_every_kind_of_record_can_be_written_in_it(name: str, kind: Kind, tmp_path: Path) -> None:
    written = tmp_path / "some"
    write_tables([TABLES[kind]], kind, name, written)
    empty = tmp_path / "none"
    write_tables([], kind, name, empty)
    assert written.stat().st_size > empty.stat().st_size


@every_format
@every_kind
def test_the_same_records_give_the_same_file(name: str, kind: Kind, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_tables([TABLES[kind]], kind, name, first)
    write_tables(iter([TABLES[kind]]), kind, name, second)
    assert first.read_bytes() == second.read_bytes()


@every_format
def test_an_error_on_the_way_leaves_what_was_there_before(name: str, tmp_path: Path) -> None:
    def failing() -> Iterator[pa.Table]:
        yield TABLES["events"]
        raise RuntimeError("the disk is gone")

    place = tmp_path / "events"
    place.write_text("before")
    with pytest.raises(RuntimeError):
        write_tables(failing(), "events", name, place)
    assert place.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["events"]


def test_an_unknown_format_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Did you mean 'parquet'"):
        load_format("parket")
