"""Archives with several files: ZIP and tar. Start with ``read``; each member is read as itself."""

import io
import tarfile
import zipfile
from collections.abc import Iterator

from gestae.errors import ReadError
from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.source import Readable, Source
from gestae.readers.shared.unpack import DAMAGE, Unpacked, check_depth, check_sizes
from gestae.records import Document, Failure

SUFFIXES = (".zip", ".tar")

ENCRYPTED = 0x1
"""The flag of a ZIP member that needs a password."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGES = (b"[Content_Types].xml", b"mimetypeapplication/", b"mimetypeimage/")
"""Near the beginning of office files and e-books, which are ZIP files but no archives."""


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of an archive."""
    if head.startswith(_ZIP):
        return not any(sign in head[:200] for sign in _PACKAGES)
    return head[257:262] == b"ustar"


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The documents of all members in their order, under the names ``archive!member``.

    A member that is encrypted, damaged or a bomb is a failure, and the next one is read. Hidden
    files are passed over.
    """
    check_depth(source, options)
    read_members = _read_zip if source.head.startswith(_ZIP) else _read_tar
    try:
        yield from read_members(source, options)
    except (*DAMAGE, NotImplementedError) as error:
        reason = f"is damaged or truncated ({error}); fetch it again"
        raise ReadError(source.name, "open", reason) from error


def _read_zip(source: Source, options: Options) -> Iterator[Document | Failure]:
    file = source.path or io.BytesIO(source.read_bytes(options))
    with zipfile.ZipFile(file) as archive:
        total = 0
        for member in archive.infolist():
            if member.is_dir() or _is_hidden(member.filename):
                continue
            name = f"{source.name}!{member.filename}"
            try:
                check_sizes(name, member.file_size, member.compress_size, options)
                check_sizes(name, total + member.file_size, total + member.file_size, options)
                total += member.file_size
                yield from _read_zip_member(archive, member, name, source.depth, options)
            except ReadError as error:
                yield Failure(error.path, error.stage, error.reason)


def _read_zip_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, depth: int, options: Options
) -> Iterator[Document | Failure]:
    if member.flag_bits & ENCRYPTED:
        raise ReadError(name, "open", "is encrypted; unpack it with its password")
    try:
        stream = archive.open(member)
    except (*DAMAGE, NotImplementedError, RuntimeError) as error:
        raise ReadError(name, "open", f"cannot be unpacked ({error})") from error
    with stream:
        yield from _read_member(name, stream, member.compress_size, depth, options)


def _read_tar(source: Source, options: Options) -> Iterator[Document | Failure]:
    total = 0
    with tarfile.open(fileobj=source.stream, mode="r|") as archive:
        for member in archive:
            stream = archive.extractfile(member) if member.isfile() else None
            if stream is None or _is_hidden(member.name):
                continue
            total += member.size
            name = f"{source.name}!{member.name}"
            check_sizes(name, total, total, options)
            yield from _read_member(name, stream, member.size, source.depth, options)


def _read_member(
    name: str, stream: Readable, packed: int, depth: int, options: Options
) -> Iterator[Document | Failure]:
    unpacked = Unpacked(name, stream, lambda: packed, options)
    yield from read_source(Source.of(name, unpacked, depth=depth + 1), options)


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))
