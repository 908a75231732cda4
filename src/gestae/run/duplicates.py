"""Which documents are copies: ``Sieve`` sifts them batch by batch against all that is kept.

A copy has the same text, or nearly: the estimated Jaccard similarity of their 5-grams (of words;
of characters in Chinese and Japanese) is at least ``SIMILAR``, and the two differ in no name or
figure but in lines at their beginning and end, where carriers put their own headings and notices.
A story told anew with one figure changed is news, not a copy.

Which telling is kept depends on the order in one way only: the first that comes is kept and
those like it are its copies. For a given order the result is always the same, whatever the
number of processes. Where A is like B and B like C, but A not like C, it also depends on the
order whether C is kept.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from gestae.records import Document, Duplicate
from gestae.records.columns import to_table
from gestae.run.likeness import (
    SIMILAR,
    Signature,
    body_of,
    estimate_similarity,
    sign,
    signature_table,
    tell_the_same,
    unpacked,
)
from gestae.store.casebook import Casebook, Compared
from gestae.store.write import Known


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, with the id its text would have as a document."""

    duplicate: Duplicate
    text: str


@dataclass(frozen=True, slots=True)
class Sifted:
    """A batch sorted: ``new`` are to be kept and coded, ``again`` are kept and to be coded once
    more because that failed before, ``copies`` are copies, also those found before; ``known``
    counts those that are kept as they are.
    """

    new: tuple[Document, ...]
    again: tuple[Document, ...]
    copies: tuple[Copy, ...]
    known: int


@dataclass(frozen=True, slots=True)
class _Like:
    """A kept document that another may be a copy of."""

    document: str
    similarity: float
    body: str


@dataclass(slots=True)
class Sieve:
    """Sifts documents against a casebook and against those on their way there.

    What ``sift`` lets through counts as kept, until ``forget`` says that it is written.
    """

    casebook: Casebook
    waiting: dict[str, tuple[Document, Signature]] = field(default_factory=dict)

    def sift(self, documents: Sequence[Document]) -> Sifted:
        """The documents sorted, each sort in their order."""
        signatures = {document.id: sign(document.id, body_of(document)) for document in documents}
        compared = self.casebook.compare(signature_table(signatures.values()))
        kept, likely = compared.kept, self._likely(compared, signatures)
        new: list[Document] = []
        again: list[Document] = []
        copies: list[Copy] = []
        for document in documents:
            key = self._key_of(document, kept)
            if key is not None and not _same_place(key, document.key):
                copies.append(_copy(document, document.id, 1.0))
            elif key is not None:
                if document.id not in self.waiting and not kept[document.id].coded:
                    again.append(document)
            elif (document.id, document.key) in compared.copies:
                continue
            elif found := self._find_original(document, signatures[document.id], likely):
                copies.append(_copy(document, found.document, found.similarity))
            else:
                new.append(document)
                self.waiting[document.id] = (document, signatures[document.id])
        known = len(documents) - len(new) - len(again) - len(copies)
        return Sifted(tuple(new), tuple(again), tuple(copies), known)

    def signatures(self, documents: Iterable[Document]) -> pa.Table:
        """The signatures of those documents that ``sift`` let through as new."""
        signed = (self.waiting[d.id][1] for d in documents if d.id in self.waiting)
        return signature_table(signed)

    def forget(self, documents: Iterable[Document]) -> None:
        """Says that these documents are in the casebook now."""
        for document in documents:
            self.waiting.pop(document.id, None)

    def _key_of(self, document: Document, kept: Mapping[str, Known]) -> str | None:
        """The key under which the very text is kept or on its way, or ``None``."""
        if document.id in kept:
            return kept[document.id].key
        return self.waiting[document.id][0].key if document.id in self.waiting else None

    def _likely(
        self, compared: Compared, signatures: Mapping[str, Signature]
    ) -> dict[str, list[_Like]]:
        """For each text the kept ones that are about the same."""
        near = [
            (copy, original, found)
            for copy, original, minhash in compared.similar
            if (found := estimate_similarity(signatures[copy].minhash, unpacked(minhash)))
            >= SIMILAR
        ]
        bodies = self.casebook.bodies({original for _, original, _ in near}) if near else {}
        likely: dict[str, list[_Like]] = {}
        for copy, original, found in near:
            likely.setdefault(copy, []).append(_Like(original, found, bodies[original]))
        return likely

    def _find_original(
        self, document: Document, signature: Signature, likely: Mapping[str, Sequence[_Like]]
    ) -> _Like | None:
        """The kept document that this is a copy of: of several the most similar one."""
        near = [*likely.get(document.id, ()), *self._waiting_like(signature)]
        near.sort(key=lambda like: (-like.similarity, like.document))
        body = body_of(document)
        return next((like for like in near if tell_the_same(body, like.body)), None)

    def _waiting_like(self, signature: Signature) -> Iterator[_Like]:
        for other, signed in self.waiting.values():
            if signature.bands and signed.bands:
                found = estimate_similarity(signature.minhash, signed.minhash)
                if found >= SIMILAR:
                    yield _Like(other.id, found, body_of(other))


def _same_place(one: str, other: str) -> bool:
    """Whether two keys are the same, or two ways to name the same file."""
    return one == other or os.path.realpath(one) == os.path.realpath(other)


def duplicate_table(copies: Iterable[Copy]) -> pa.Table:
    """Copies as the casebook keeps them, with the ids of their texts."""
    listed = list(copies)
    table = to_table([copy.duplicate for copy in listed], "duplicates")
    return table.append_column("copy", pa.array([copy.text for copy in listed], pa.string()))


def _copy(document: Document, original: str, similarity: float) -> Copy:
    duplicate = Duplicate(
        document=original,
        key=document.key,
        path=document.path,
        publisher=document.publisher,
        published=document.published,
        similarity=similarity,
    )
    return Copy(duplicate, document.id)
