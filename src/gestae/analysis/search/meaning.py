"""Sentences by what they mean, in whatever language: ``Meanings``.

The vectors of all sentences lie in the folder of the index, in sixteen bits. They are made when
they are first asked for, and only for documents that are new. The encoder knows simplified
characters best, so Han is read in these.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from gestae.analysis.search.index import Hit, Progress
from gestae.assembly.vectors import encode
from gestae.ontology.han import simplify
from gestae.store.casebook import Casebook
from gestae.store.statements import load_sql

AT_ONCE = 64
"""Documents whose sentences are encoded and written together."""


class Meanings:
    """The vectors of a casebook's sentences, in files of some documents each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "meanings"

    def update(self, casebook: Casebook, progress: Progress | None = None) -> int:
        """Encodes the sentences of documents that have no vectors yet; how many that is.

        What is written stays where the user stops it.
        """
        self.folder.mkdir(exist_ok=True)
        known = {document for _, documents, _ in self._files() for document in documents}
        rows = casebook.query("SELECT id FROM documents ORDER BY id").to_pylist()
        missing = [row["id"] for row in rows if row["id"] not in known]
        added = 0
        for start in range(0, len(missing), AT_ONCE):
            part = missing[start : start + AT_ONCE]
            table = casebook.query(load_sql("queries/sentences_of.sql"), {"documents": part})
            vectors = encode([simplify(str(text)) for text in table["text"].to_pylist()])
            place = self.folder / f"{part[0]}.npz"
            written = place.with_suffix(".part.npz")
            np.savez(
                written,
                vectors=vectors.astype(np.float16),
                documents=np.array(table["document"].to_pylist(), dtype=np.str_),
                numbers=np.array(table["number"].to_pylist(), dtype=np.int32),
                seen=np.array(part, dtype=np.str_),
            )
            written.replace(place)
            added += len(table)
            if progress:
                progress(added)
        return added

    def find(self, question: str, most: int) -> list[Hit]:
        """The sentences nearest to the question in meaning, nearest first; scores are cosines."""
        asked = encode([simplify(question)])[0]
        best: list[Hit] = []
        for path, _, _ in self._files():
            with np.load(path) as file:
                scores = file["vectors"].astype(np.float32) @ asked
                order = np.argsort(-scores, kind="stable")[:most]
                names, numbers = file["documents"][order], file["numbers"][order]
            found = zip(names, numbers, scores[order], strict=True)
            best += [Hit(str(name), int(n), float(score)) for name, n, score in found]
        best.sort(key=lambda hit: (-hit.score, hit.document, hit.number))
        return best[:most]

    def _files(self) -> Iterator[tuple[Path, frozenset[str], int]]:
        for path in sorted(self.folder.glob("*.npz")):
            if not path.name.endswith(".part.npz"):
                with np.load(path) as file:
                    yield path, frozenset(map(str, file["seen"])), len(file["numbers"])
