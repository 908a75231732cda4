"""JSON Lines: one object of the contract a line, UTF-8."""

from collections.abc import Iterable
from typing import TextIO

import pyarrow as pa

from gestae.records.rows import to_json

BINARY = False
FOR_PEOPLE = False
SUFFIXES = (".jsonl", ".ndjson")


def write(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:  # noqa: ARG001  (one signature)
    """Writes one line a record; nothing where there are no records."""
    for table in tables:
        for batch in table.to_batches(max_chunksize=1_000):
            out.writelines(to_json(row) + "\n" for row in batch.to_pylist())
