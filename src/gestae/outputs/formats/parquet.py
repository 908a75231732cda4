"""Parquet with the contract's nested columns, compressed with Zstandard."""

from collections.abc import Iterable
from itertools import chain
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet

BINARY = True
FOR_PEOPLE = False
SUFFIXES = (".parquet", ".pq")


def write(tables: Iterable[pa.Table], kind: str, out: BinaryIO) -> None:  # noqa: ARG001  (one signature)
    """Writes a row group a table; a file without rows where there are no records."""
    rest = iter(tables)
    first = next(rest)
    with parquet.ParquetWriter(out, first.schema, compression="zstd") as writer:
        for table in chain([first], rest):
            if table.num_rows:
                writer.write_table(table)
