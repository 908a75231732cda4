"""Records leave the program: start with ``write_tables``.

A format is a module in ``formats/``; a new file there is a new format.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.resources import files
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any, Protocol, cast

import pyarrow as pa

from gestae.errors import UsageError
from gestae.records.columns import SCHEMAS, Kind


class Format(Protocol):
    """A module in ``formats/``. ``write`` is given one table at least, and an open stream."""

    BINARY: bool
    FOR_PEOPLE: bool
    SUFFIXES: tuple[str, ...]

    def write(self, tables: Iterable[pa.Table], kind: str, out: Any) -> None:
        """Writes all rows of the tables, which have one schema; ``kind`` names what a row is."""
        ...


@cache
def known_formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    folder = files("gestae.outputs.formats")
    names = (Path(file.name) for file in folder.iterdir())
    return tuple(sorted(n.stem for n in names if n.suffix == ".py" and n.stem != "__init__"))


def load_format(name: str) -> Format:
    """The format of that name; raises ``UsageError`` with the known ones if there is none."""
    if name not in known_formats():
        raise UsageError.unknown("format", name, known_formats())
    return cast("Format", import_module(f"gestae.outputs.formats.{name}"))


def format_of(path: Path) -> str | None:
    """The format a file's name tells, ``None`` where it tells none."""
    for name in known_formats():
        if path.suffix.lower() in load_format(name).SUFFIXES:
            return name
    return None


def write_tables(
    tables: Iterable[pa.Table], kind: str, format_: str, path: Path | None = None
) -> None:
    """Writes records of one kind to a file, or to standard output where ``path`` is ``None``.

    A file is written beside its place and moved there when it is whole, so that an error leaves
    what was there before. Raises ``UsageError`` for a format or a path that cannot be written.
    """
    writer = load_format(format_)
    with open_output(path, binary=writer.BINARY, what=format_) as out:
        empty = [SCHEMAS[cast("Kind", kind)].empty_table()] if kind in SCHEMAS else []
        writer.write(chain(empty, tables), kind, out)


def write_parts(parts: Mapping[str, pa.Table], format_: str, path: Path | None = None) -> None:
    """Writes what belongs together, by kind: all parts for people, the first alone for machines.

    Files and errors are as with ``write_tables``.
    """
    writer = load_format(format_)
    shown = list(parts.items()) if writer.FOR_PEOPLE else list(parts.items())[:1]
    with open_output(path, binary=writer.BINARY, what=format_) as out:
        for number, (kind, table) in enumerate(shown):
            if number and len(table):
                out.write("\n")
            writer.write([table], kind, out)


@contextmanager
def open_output(path: Path | None, *, binary: bool, what: str) -> Iterator[IO[Any]]:
    """A stream to write to: standard output, or a file that replaces ``path`` once it is whole."""
    if path is None:
        with _standard_output(binary=binary, what=what) as out:
            yield out
    elif path.exists() and not path.is_file() and not path.is_dir():
        with _opened(path, binary=binary) as out:  # a pipe or a device: nothing to replace
            yield out
    else:
        with _replacing(path, binary=binary) as out:
            yield out


@contextmanager
def _standard_output(*, binary: bool, what: str) -> Iterator[IO[Any]]:
    if binary:
        if sys.stdout.isatty():
            raise UsageError(
                f"{what} is a binary format, which a terminal cannot show. "
                f"Write it to a file with --output FILE, or send it through a pipe."
            )
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if isinstance(sys.stdout, TextIOWrapper):
        # A lone surrogate, which UTF-8 cannot hold, becomes \udcxx, in JSON its proper escape.
        encoding = None if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")
    yield sys.stdout
    sys.stdout.flush()


@contextmanager
def _replacing(path: Path, *, binary: bool) -> Iterator[IO[Any]]:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name a file in it.")
    place = path.resolve()  # through a link to the file it stands for
    try:
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", suffix=".part", dir=place.parent)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    part = Path(name)
    try:
        os.close(handle)
        with _opened(part, binary=binary) as out:
            yield out
        part.chmod(place.stat().st_mode if place.exists() else 0o666 & ~_umask())
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _opened(path: Path, *, binary: bool) -> IO[Any]:
    if binary:
        return path.open("wb")
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
