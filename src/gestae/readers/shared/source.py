"""Bytes to be read, wherever they come from: ``Source``. Start with ``open_file``."""

import io
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from gestae.errors import ReadError
from gestae.readers.shared.decode import Decoded, decode
from gestae.readers.shared.options import Options, megabytes

HEAD = 8192
"""Bytes looked at to recognise a format."""

_BUFFER = 1 << 16


class Readable(Protocol):
    """Anything that bytes can be read from, front to back."""

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; none at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Source:
    """One file, archive member or standard input, opened at its beginning.

    ``name``: as the caller named it, ``!member`` behind it inside an archive; ``-`` for standard
    input. ``head``: its first bytes, which are still to come in ``stream``, too. ``path``: the
    file on disk, where it is one. ``depth``: how many archives it lies in. ``declared``: the
    encoding that its wrapping (a mail, a web archive) says it has; ``kind``: the suffix that
    stands for the media type given there.
    """

    name: str
    stream: BinaryIO
    head: bytes
    path: Path | None = None
    depth: int = 0
    declared: str | None = None
    kind: str | None = None

    @classmethod
    def of(
        cls,
        name: str,
        stream: Readable,
        *,
        path: Path | None = None,
        depth: int = 0,
        declared: str | None = None,
    ) -> "Source":
        """A source from a stream of bytes, its head read.

        Damage behind the first bytes is told when they have been read.
        """
        head = stream.read(HEAD)
        damage: ReadError | None = None
        try:
            while head and len(head) < HEAD and (more := stream.read(HEAD - len(head))):
                head += more
        except ReadError as error:
            damage = error
        rejoined = io.BufferedReader(_Rejoined(head, stream, damage), _BUFFER)
        return cls(name, rejoined, head, path, depth, declared)

    def read_bytes(self, options: Options) -> bytes:
        """All of it; raises ``ReadError`` where that is more than ``options.max_bytes``."""
        data = self.stream.read(options.max_bytes + 1)
        if len(data) > options.max_bytes:
            raise ReadError(
                self.name,
                "open",
                f"is larger than the limit of {megabytes(options.max_bytes)} for one document; "
                "split it or raise the limit (max_bytes)",
            )
        return data

    def read_text(self, options: Options, declared: str | None = None) -> Decoded:
        """All of it as text; raises ``ReadError`` where it is too large or no text."""
        return decode(self.read_bytes(options), self.name, declared or self.declared)

    @property
    def suffix_name(self) -> str:
        """The part of the name that a suffix is looked for in: the innermost member's, folded."""
        return self.kind or self.name.rpartition("!")[2].casefold()


class _Rejoined(io.RawIOBase):
    """A stream with its head, which was read already, put back in front."""

    def __init__(self, head: bytes, stream: Readable, damage: ReadError | None) -> None:
        self._head = head
        self._stream = stream
        self._damage = damage

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._head:
            data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        elif self._damage is not None:
            raise self._damage
        else:
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_file(path: Path, name: str) -> Iterator[Source]:
    """A file as a source, closed afterwards; raises ``ReadError`` where it cannot be opened."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise ReadError(name, "open", "is no regular file (a pipe, device or socket)")
        stream = path.open("rb")
    except OSError as error:
        raise ReadError(name, "open", explain(error)) from error
    with stream:
        try:
            source = Source.of(name, stream, path=path)
        except OSError as error:
            raise ReadError(name, "open", explain(error)) from error
        yield source


def open_standard_input() -> Source:
    """Standard input as a source named ``-``."""
    return Source.of("-", sys.stdin.buffer)


def explain(error: OSError) -> str:
    """What went wrong with a file, and what to do, in words."""
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path"
    if isinstance(error, PermissionError):
        return "may not be read; check its permissions"
    return f"cannot be opened: {error.strerror or error}"
