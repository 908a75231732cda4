"""CSV as RFC 4180 has it, one row a record: the columns are those of ``gestae.outputs.flat``."""

import csv
from collections.abc import Iterable
from typing import TextIO

from gestae.outputs.flat import COLUMNS, flat_row
from gestae.outputs.shapes import Row

BINARY = False
SUFFIXES = (".csv",)


def write(rows: Iterable[Row], kind: type[Row], out: TextIO) -> None:
    """Writes a header and one row a record; the header alone where there are no records."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS[kind])
    writer.writerows(map(flat_row, rows))
