"""For reading on a screen: a listing with each record's sentence."""

from collections.abc import Iterable
from typing import TextIO

import pyarrow as pa

from gestae.outputs.listing import write_listing

BINARY = False
FOR_PEOPLE = True
SUFFIXES = (".txt",)


def write(tables: Iterable[pa.Table], kind: str, out: TextIO) -> None:
    """Writes the listing; nothing where there are no records."""
    write_listing(tables, kind, out)
