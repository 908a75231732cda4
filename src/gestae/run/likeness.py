"""How alike two texts are: ``sign`` gives what a text is recognised by, ``estimate_similarity``
compares two such, ``tell_the_same`` looks closer at two that are much alike.

The method is MinHash with locality-sensitive hashing (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
import pyarrow as pa
from datasketch import MinHash
from numpy.typing import NDArray

from gestae.records import Document

SIMILAR = 0.8
"""The similarity from which two texts may be copies: one word in a hundred words exchanged gives
0.9, two give 0.81."""

GRAM = 5
BANDS, ROWS = 21, 6
"""At a similarity of 0.8, two texts share a band with probability 0.998; at 0.5 with 0.28."""

EDGE = 30
"""A carrier's own line at the beginning or end (a headline, a byline, a notice of rights) has at
most so many words."""
PARAGRAPHS = "\n\n"

# A Han character, kana or Hangul syllable is a word here; in other scripts a word is a word.
_WORD = re.compile(r"[㐀-鿿豈-﫿぀-ヿ가-힯]|[^\W㐀-鿿豈-﫿぀-ヿ가-힯]+")
_SLICE = 4096
Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """What a text is recognised by: its MinHash, and the hashes of its bands."""

    document: str
    minhash: NDArray[np.uint32]
    bands: tuple[int, ...]


def body_of(document: Document) -> str:
    """What a document says, without the lines that became metadata."""
    parts = [p.span.of(document.text) for p in document.passages if p.kind != "head"]
    return PARAGRAPHS.join(parts)


def sign(name: str, body: str) -> Signature:
    """The signature of a text; one of fewer than ``GRAM`` words has no bands, so is like none."""
    words = _words(body.casefold())
    minhash = _empty_minhash().copy()
    for start in range(0, len(words) - GRAM + 1, _SLICE):
        part = words[start : start + _SLICE + GRAM - 1]
        minhash.update_batch([" ".join(gram).encode() for gram in _grams(part)])
    values: NDArray[np.uint32] = minhash.hashvalues
    enough = len(words) >= GRAM
    return Signature(name, values, tuple(_bands(values)) if enough else ())


def tell_the_same(first: str, second: str) -> bool:
    """Whether two texts differ in no name or figure, but for carriers' own lines at the edges.

    Small words may be exchanged, as an editor does. What counts as a name or a figure is any word
    that is not written small, and so every character of a script without small letters.

    >>> told = "On Monday the minister met {} from {} and left for home the next day"
    >>> tell_the_same(told.format("envoys", "Chad"), told.format("guests", "Chad"))
    True
    >>> tell_the_same(told.format("envoys", "Chad"), told.format("envoys", "Mali"))
    False
    """
    one, other = ([_words(part) for part in text.split(PARAGRAPHS)] for text in (first, second))
    shared = {gram for words in one for gram in _grams(words)}
    shared &= {gram for words in other for gram in _grams(words)}
    return _told_alone(one, shared) == _told_alone(other, shared)


def signature_table(signatures: Iterable[Signature]) -> pa.Table:
    """Signatures as the casebook keeps them."""
    listed = list(signatures)
    return pa.table(
        {
            "document": pa.array([s.document for s in listed], pa.string()),
            "minhash": pa.array([_packed(s.minhash) for s in listed], pa.binary()),
            "bands": pa.array([list(s.bands) for s in listed], pa.list_(pa.uint64())),
        }
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _grams(words: Sequence[str]) -> Iterator[Gram]:
    return zip(*(words[start:] for start in range(GRAM)), strict=False)


def _told_alone(paragraphs: Sequence[Sequence[str]], shared: set[Gram]) -> Counter[str]:
    """Names and figures that stand in no shared 5-gram, but for those in lines at the edges."""
    own = [
        len(words) <= EDGE and shared.isdisjoint(_grams(words))  # may be a carrier's own line
        for words in paragraphs
    ]
    if all(own):
        return Counter(word for words in paragraphs for word in words if not word.islower())
    first, last = own.index(False), len(own) - own[::-1].index(False)
    alone: Counter[str] = Counter()
    for words in paragraphs[first:last]:
        covered = [False] * len(words)
        for start, gram in enumerate(_grams(words)):
            if gram in shared:
                covered[start : start + GRAM] = [True] * GRAM
        alone.update(
            word
            for word, is_shared in zip(words, covered, strict=True)
            if not is_shared and not word.islower()
        )
    return alone


@cache
def _empty_minhash() -> MinHash:
    return MinHash(num_perm=BANDS * ROWS, seed=1, hashfunc=crc32, scheme="affine32")


def _bands(values: NDArray[np.uint32]) -> Iterator[int]:
    packed = _packed(values)
    size = ROWS * values.itemsize
    for start in range(0, len(packed), size):
        digest = blake2b(packed[start : start + size], digest_size=8).digest()
        yield int.from_bytes(digest, "little")


def _packed(values: NDArray[np.uint32]) -> bytes:
    return values.astype("<u4").tobytes()


def unpacked(packed: bytes) -> NDArray[np.uint32]:
    """A MinHash as the casebook keeps it."""
    return np.frombuffer(packed, "<u4")


def estimate_similarity(first: NDArray[np.uint32], second: NDArray[np.uint32]) -> float:
    """The estimated Jaccard similarity of two texts with these MinHashes, from 0 to 1."""
    return float(np.mean(first == second))
