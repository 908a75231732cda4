"""JSON Lines: one object of the contract a line, UTF-8."""

import json
from collections.abc import Iterable
from typing import TextIO

from gestae.outputs.shapes import Row, to_json

BINARY = False
SUFFIXES = (".jsonl", ".ndjson")


def write(rows: Iterable[Row], kind: type[Row], out: TextIO) -> None:  # noqa: ARG001  (one signature)
    """Writes one line a record; nothing where there are no records."""
    out.writelines(json.dumps(to_json(row), ensure_ascii=False) + "\n" for row in rows)
