"""CSV as RFC 4180 has it, UTF-8, one row a record: ``gestae.outputs.flat`` tells the columns."""

import csv
from collections.abc import Iterable
from typing import TextIO

import pyarrow as pa

from gestae.outputs.flat import Column, flat_columns

BINARY = False
FOR_PEOPLE = False
SUFFIXES = (".csv",)


def write(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:  # noqa: ARG001  (one signature)
    """Writes a header and one row a record; the header alone where there are no records."""
    writer = csv.writer(out, lineterminator="\r\n")
    columns: tuple[Column, ...] = ()
    for table in tables:
        if not columns:
            columns = flat_columns(table.schema)
            writer.writerow(column.name for column in columns)
        for batch in table.to_batches(max_chunksize=1_000):
            writer.writerows([column.cell(row) for column in columns] for row in batch.to_pylist())
