"""Paths to documents: ``read_path``."""

import os
from collections.abc import Iterator
from pathlib import Path

from gestae.errors import ReadError
from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.source import explain, open_file, open_standard_input
from gestae.records import Document, Failure

STANDARD_INPUT = "-"


def read_path(
    path: str | os.PathLike[str], options: Options | None = None
) -> Iterator[Document | Failure]:
    """The documents of a file, a folder with all below it, or standard input (``-``), in order.

    Streams: one document is held at a time. Folders are read in the order of their names;
    hidden files and folders are passed over. What cannot be read comes as a ``Failure`` with
    its path, the step that failed and the reason; no error is raised for anything in the files.
    """
    options = options or Options()
    if str(path) == STANDARD_INPUT:
        yield from read_source(open_standard_input(), options)
        return
    for found in _files(Path(path), frozenset()):
        if isinstance(found, Failure):
            yield found
        else:
            yield from _read_file(found, options)


def _read_file(path: Path, options: Options) -> Iterator[Document | Failure]:
    try:
        with open_file(path, _shown(path)) as source:
            yield from read_source(source, options)
    except ReadError as error:
        yield Failure(error.path, error.stage, error.reason)


def _shown(path: Path) -> str:
    """A path as it can be stored: file names need not be in any encoding."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files(path: Path, above: frozenset[Path]) -> Iterator[Path | Failure]:
    """The files at and below a path; folders that contain themselves are entered once."""
    try:
        if not path.is_dir():
            yield path
            return
        real = path.resolve()
        if real in above:
            yield Failure(
                _shown(path), "find", "is a link to a folder that contains it; passed over"
            )
            return
        members = sorted(each for each in path.iterdir() if not each.name.startswith("."))
    except (OSError, RuntimeError) as error:  # resolve() tells a loop of links by RuntimeError
        reason = explain(error) if isinstance(error, OSError) else "is a loop of links"
        yield Failure(_shown(path), "find", reason)
        return
    if not members and not above:
        yield Failure(_shown(path), "find", "is a folder without files")
    for member in members:
        yield from _files(member, above | {real})
