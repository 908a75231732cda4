from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from gestae.readers import Options
from gestae.records import Document, Failure
from tests.readers.making import FIRST, read, read_failure, read_one


def write(path: Path, **columns: object) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_typed_columns_give_their_values(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        maintext=[FIRST],
        date_publish=[datetime(2024, 3, 4, 10, tzinfo=UTC)],
        published=pa.array([date(2024, 3, 5)]),
        authors=[["Ada Berg", "Per Lund"]],
        picture=[b"\x00"],
    )
    document = read_one(path)
    assert (document.text, document.author) == (FIRST, "Ada Berg, Per Lund")
    assert document.published == date(2024, 3, 5)
    assert document.path == f"{path}!1"


def test_a_row_without_text_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    failure, document = read(write(tmp_path / "a.parquet", text=[None, FIRST]))
    assert isinstance(failure, Failure)
    assert isinstance(document, Document)


def test_columns_can_be_named_and_missing_ones_are_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", tale=[FIRST])
    assert read_one(path, Options(columns={"text": "tale"})).text == FIRST
    assert "no column 'x'" in read_failure(path, Options(columns={"text": "x"})).reason
    assert "tale" in read_failure(path).reason


def test_only_a_batch_of_rows_is_held(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=[f"{n} {FIRST}" for n in range(600)])
    assert len(read(path)) == 600
