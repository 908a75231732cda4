"""How much the training sentences repeat one another, and the corpus.

Usage: python evaluation/training/likeness.py [--worst N] [--weed]

Two sentences are alike where the sets of their runs of three words overlap (Jaccard) by ``TEXT``
or more; they are built alike (formulaic) where the same holds, by ``SKELETON``, of their skeletons,
in which names and figures are masked, as are days and months, so that "Ghana recalled its envoy
from Mali" and "Chad recalled its envoy from Gabon" are the same. Candidates come from MinHash;
what is printed is exact. Against the corpus a text that is alike is one too many: the corpus
judges what is made of these sentences. ``--weed`` removes the later of each pair that is alike or
built alike, in the order of the files and their lines.
"""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from gestae.evaluation.corpus import read_corpus

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parent / "corpus"
TEXT = 0.5
"""The overlap of words from which two sentences are near-duplicates."""
SKELETON = 0.6
"""The overlap of skeletons from which they follow one formula."""
LOOSE = 0.3
"""The overlap from which pairs are looked for and counted."""
CAPITALS = 0.6
"""The share of words with capitals or figures above which a sentence is a headline in capitals."""
RUN = 3
MASK = "_"
WORD = re.compile(r"[\w'’-]+|[$€£¥%]")
NAMED = re.compile(r"[^\W\d_]*[A-ZÀ-Þ].*|.*\d.*", re.DOTALL)
Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: file and line, or a document of the corpus."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Twins:
    """Two sentences that are alike by a share of their runs; the later is ``other``."""

    one: Sentence
    other: Sentence
    share: float


def measure() -> dict[str, float]:
    """The shares of training sentences that repeat another, or the corpus, by name."""
    sentences = read_training()
    total = max(1, len(sentences))
    alike, built = (
        find_twins(sentences, *how) for how in ((runs, TEXT), (skeleton_runs, SKELETON))
    )
    return {
        "sentences": len(sentences),
        "near-duplicates": len({twins.other for twins in alike}) / total,
        "formulaic": len({twins.other for twins in built}) / total,
        "also in the corpus": len(find_twins(read_corpus_sentences(), runs, TEXT, sentences)),
    }


def read_training() -> list[Sentence]:
    """All sentences of the files beside this one, then of the passages, in their order."""
    return [
        Sentence(f"{path.name}:{number}", json.loads(line)["text"])
        for path in _files()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if line.strip()
    ]


def _files() -> list[Path]:
    return [*sorted(FOLDER.glob("*.jsonl")), *sorted(FOLDER.glob("passages/*.jsonl"))]


def read_corpus_sentences() -> list[Sentence]:
    """All sentences of the corpus."""
    return [
        Sentence(Path(text.id).name, text.text[start:end])
        for text in read_corpus(CORPUS)
        for start, end in text.sentences
    ]


def runs(text: str) -> Runs:
    """The runs of three words of a sentence; of a shorter one the whole."""
    words = [word.casefold() for word in WORD.findall(text)]
    return _runs(words)


def skeleton_runs(text: str) -> Runs:
    """The same of its skeleton: names and figures masked, neighbouring masks as one.

    A headline in capitals has no skeleton, because its names cannot be told, and stays as it is.
    """
    words = WORD.findall(text)
    if sum(NAMED.fullmatch(word) is not None for word in words) > CAPITALS * len(words):
        return runs(text)
    kept: list[str] = []
    for number, word in enumerate(words):
        masked = MASK if number and NAMED.fullmatch(word) else word.casefold()
        if masked != MASK or kept[-1:] != [MASK]:
            kept.append(masked)
    return _runs(kept)


def _runs(words: Sequence[str]) -> Runs:
    last = max(1, len(words) - RUN + 1)
    return frozenset(tuple(words[at : at + RUN]) for at in range(last))


def find_twins(
    sentences: Sequence[Sentence],
    read: Callable[[str], Runs],
    least: float,
    others: Sequence[Sentence] | None = None,
) -> list[Twins]:
    """Pairs that overlap by at least ``least``, the most alike first.

    Each sentence against those before it; where ``others`` are given, each of these against all.
    """
    index = MinHashLSH(threshold=LOOSE - 0.1, num_perm=128)
    known: dict[str, tuple[Sentence, Runs]] = {}
    found = []
    for number, sentence in enumerate((*sentences, *(others or ()))):
        mine = read(sentence.text)
        hashed = MinHash(num_perm=128)
        hashed.update_batch(" ".join(run).encode() for run in mine)
        if others is None or number >= len(sentences):
            found += [
                Twins(one, sentence, share)
                for one, theirs in (known[key] for key in index.query(hashed))
                if (share := len(mine & theirs) / len(mine | theirs)) >= least
            ]
        if number < len(sentences):
            known[str(number)] = sentence, mine
            index.insert(str(number), hashed)
    return sorted(found, key=lambda twins: -twins.share)


def weed(twins: Sequence[Twins]) -> int:
    """Removes the later sentence of each pair from its file; says how many went.

    One whose earlier twin goes itself stays, unless it has another.
    """
    gone: set[str] = set()
    for pair in sorted(twins, key=lambda pair: _place(pair.other)):
        if pair.one.where not in gone:
            gone.add(pair.other.where)
    for path in _files():
        lines = path.read_text("utf-8").splitlines(keepends=True)
        kept = [line for n, line in enumerate(lines, 1) if f"{path.name}:{n}" not in gone]
        if len(kept) < len(lines):
            path.write_text("".join(kept), "utf-8")
    return len(gone)


def _place(sentence: Sentence) -> tuple[str, int]:
    name, _, line = sentence.where.partition(":")
    return name, int(line)


def main() -> None:
    """Prints the shares and the worst pairs, and weeds where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--worst", type=int, default=5)
    parser.add_argument("--weed", action="store_true")
    arguments = parser.parse_args()
    sentences = read_training()
    print(f"{len(sentences)} training sentences")
    weeds = []
    for name, read, least in (("alike", runs, TEXT), ("built alike", skeleton_runs, SKELETON)):
        twins = find_twins(sentences, read, LOOSE)
        for level in (LOOSE, 0.4, 0.5, 0.6, 0.8):
            count = len({pair.other for pair in twins if pair.share >= level})
            print(f"{name} to an earlier one from {level}: {count}, {count / len(sentences):.2%}")
        for pair in twins[: arguments.worst]:
            print(f"  {pair.share:.2f} {pair.one.where} {pair.one.text}")
            print(f"       {pair.other.where} {pair.other.text}")
        weeds += [pair for pair in twins if pair.share >= least]
    both = find_twins(read_corpus_sentences(), runs, LOOSE, sentences)
    for level in (LOOSE, TEXT):
        count = len({pair.other for pair in both if pair.share >= level})
        print(f"alike to a sentence of the corpus from {level}: {count}")
    for pair in both:
        print(f"  {pair.share:.2f} {pair.other.where} {pair.other.text}")
    if arguments.weed:
        print(f"removed: {weed(weeds)}")


if __name__ == "__main__":
    main()
