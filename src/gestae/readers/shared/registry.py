"""Which reader reads a source: ``read_source``. The folder of the readers is the registry.

A reader is a module in ``gestae/readers`` with ``SUFFIXES``, ``matches`` and ``read``; its file
name is the name of the format. Nothing else lists the readers.
"""

import logging
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from gestae.errors import ReadError
from gestae.readers.shared.formats import known_formats
from gestae.readers.shared.options import Options
from gestae.readers.shared.source import Source
from gestae.records import Document, Failure

FALLBACK = "text"
"""The format of what looks like text and like no other format."""


class Reader(Protocol):
    """What a module that reads a format offers."""

    SUFFIXES: tuple[str, ...]
    """Endings of file names, with the point, in lower case; the longest that fits decides."""

    def matches(self, head: bytes) -> bool:
        """Whether the first bytes of a file show that it is in this format."""
        ...

    def read(self, source: Source, options: Options) -> Iterator[Document | Failure]:
        """The documents, in order, and what could not be read between them.

        Raises ``ReadError`` where nothing (more) can be read.
        """
        ...


@cache
def known_readers() -> Mapping[str, Reader]:
    """The readers by their formats: the modules of the folder."""
    return {
        name: cast("Reader", import_module(f"gestae.readers.{name}")) for name in known_formats()
    }


def read_source(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The documents of a source; whatever goes wrong becomes a ``Failure``, and never an error."""
    if not source.head:
        yield Failure(source.name, "open", "is empty")
        return
    found = False
    try:
        for each in find_reader(source, options).read(source, options):
            found = True
            yield each
    except ReadError as error:
        yield Failure(error.path, error.stage, error.reason)
    except Exception as error:
        # The libraries that open hostile files raise whatever they like; one broken file must
        # not end the batch.
        logging.getLogger(__name__).debug("cannot read %s", source.name, exc_info=True)
        reason = f"is damaged or not what its name says ({type(error).__name__}: {error})"
        yield Failure(source.name, "extract", reason)
    else:
        if not found:
            yield Failure(source.name, "extract", "holds no text")


def find_reader(source: Source, options: Options) -> Reader:
    """The reader whose suffix fits, unless the content shows another format.

    The format that the options name holds for what is given, not for what lies inside it.
    Raises ``ReadError`` for a format that is not known.
    """
    readers = known_readers()
    if options.format is not None and source.depth == 0 and source.kind is None:
        return readers[options.format]
    named = _by_suffix(source.suffix_name)
    if named and readers[named].matches(source.head):
        return readers[named]
    for name, reader in readers.items():
        if name not in {named, FALLBACK} and reader.matches(source.head):
            return reader
    if named and named != FALLBACK:
        return readers[named]
    if readers[FALLBACK].matches(source.head):
        return readers[FALLBACK]
    raise ReadError(
        source.name,
        "open",
        f"is binary and in no known format; known are: {', '.join(sorted(readers))}",
    )


def _by_suffix(name: str) -> str | None:
    """The format with the longest suffix that a file name ends with."""
    fitting = [
        (len(suffix), format_name)
        for format_name, reader in known_readers().items()
        for suffix in reader.SUFFIXES
        if name.endswith(suffix)
    ]
    return max(fitting)[1] if fitting else None
