"""For reading on a screen: a listing with each record's sentence."""

from collections.abc import Iterable
from typing import TextIO

from gestae.outputs.listing import write_listing
from gestae.outputs.shapes import Row

BINARY = False
SUFFIXES = (".txt",)


def write(rows: Iterable[Row], kind: type[Row], out: TextIO) -> None:
    """Writes the listing; nothing where there are no records."""
    write_listing(rows, kind, out)
