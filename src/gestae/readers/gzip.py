"""Single packed files: gzip, bzip2 and xz. Start with ``read``."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from typing import Any

from gestae.readers.shared.options import Options
from gestae.readers.shared.registry import read_source
from gestae.readers.shared.source import Source
from gestae.readers.shared.unpack import Counted, Stepwise, Unpacked, check_depth
from gestae.records import Document, Failure

SUFFIXES = (".gz", ".tgz", ".bz2", ".xz")

_OPENERS: dict[bytes, Callable[[Any], gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
"""How each kind begins, and what unpacks it."""


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of a packed file."""
    return head.startswith(tuple(_OPENERS))


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """The documents of what is packed, under the name ``packed!inside``."""
    check_depth(source, options)
    opener = next(opener for magic, opener in _OPENERS.items() if source.head.startswith(magic))
    packed = Counted(source.stream)
    name = f"{source.name}!{_inner_name(source.suffix_name)}"
    stream = Stepwise(opener(packed))
    unpacked = Unpacked(source.name, stream, lambda: packed.count, options)
    yield from read_source(Source.of(name, unpacked, depth=source.depth + 1), options)


def _inner_name(name: str) -> str:
    """The name of what is inside: "news.txt" in "news.txt.gz", "news.tar" in "news.tgz"."""
    last = name.rpartition("/")[2]
    if last.endswith(".tgz"):
        return last.removesuffix(".tgz") + ".tar"
    suffix = next((suffix for suffix in SUFFIXES if last.endswith(suffix)), "")
    return last.removesuffix(suffix) or "content"
