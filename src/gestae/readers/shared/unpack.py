"""Packed data within limits: the stream ``Unpacked``, and the limits themselves."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable

from gestae.errors import ReadError
from gestae.readers.shared.options import MEGABYTE, Options, megabytes
from gestae.readers.shared.source import Readable, Source

DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError)
"""What the standard library raises on packed data that is broken."""

HARMLESS = 10 * MEGABYTE
"""Bytes up to which a ratio says nothing: a short file of blanks shrinks a thousandfold."""


def check_sizes(name: str, unpacked: int, packed: int, options: Options) -> None:
    """Raises ``ReadError`` where data is, or says it is, a bomb: too large or packed too tight."""
    if unpacked > options.max_expanded:
        raise ReadError(
            name,
            "open",
            f"unpacks to more than the limit of {megabytes(options.max_expanded)}; "
            "unpack it yourself or raise the limit (max_expanded)",
        )
    if unpacked > HARMLESS and unpacked > packed * options.max_ratio:
        raise ReadError(
            name,
            "open",
            f"unpacks to more than {options.max_ratio} times its size (a zip bomb?); "
            "unpack it yourself or raise the limit (max_ratio)",
        )


def check_depth(source: Source, options: Options) -> None:
    """Raises ``ReadError`` for an archive that lies inside too many others."""
    if source.depth >= options.max_depth:
        reason = (
            f"lies inside {source.depth} other archives; unpack it yourself or raise the limit "
            "(max_depth)"
        )
        raise ReadError(source.name, "open", reason)


class Counted:
    """A stream that knows how many bytes were read from it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        data = self._stream.read(size)
        self.count += len(data)
        return data


class Stepwise:
    """What a decompressor gives, as it comes: what stands before damage is had before the error."""

    def __init__(self, stream: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes, perhaps fewer than asked for; none at the end."""
        return self._stream.read1(size)


class Unpacked:
    """Unpacked bytes; raises ``ReadError`` where they are damaged or turn out to be a bomb.

    ``packed`` tells how many packed bytes were read for what came out so far.
    """

    def __init__(
        self, name: str, stream: Readable, packed: Callable[[], int], options: Options
    ) -> None:
        self._name = name
        self._stream = stream
        self._packed = packed
        self._options = options
        self._unpacked = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes; the limits are checked each time."""
        try:
            data = self._stream.read(size)
        except DAMAGE as error:
            reason = f"is damaged or truncated ({error}); fetch it again"
            raise ReadError(self._name, "open", reason) from error
        self._unpacked += len(data)
        check_sizes(self._name, self._unpacked, self._packed(), self._options)
        return data
