"""The training sentences, read and checked: start with ``read_rows``.

A file is JSON Lines, a sentence a line::

    {"text": "Ghana recalled its envoy from Mali.",
     "pairs": [["Ghana", "recalled", "Mali", "SANCTION", "withdraw", "diplomacy.recall", "done"],
               ["Mali", "recalled", "Ghana", "NONE"]]}

A pair is source, trigger, target, type, mode, instrument, status, or the first three and NONE.
Words stand as in the text; of a word that stands there more than once, ``Mali#2`` is the second.
A side that is not told is null.

Run as a program (``python evaluation/training/rows.py``) it reports what is wrong and counts.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import get_args

from gestae.coders.judge import NONE
from gestae.evaluation.corpus import find_words
from gestae.ontology.load import load_ontology
from gestae.records import Status

FOLDER = Path(__file__).parent
Marked = tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One marked pair: spans count characters in ``text``; ``alone`` where no other row of the
    sentence marks the same source and target, so that the pair can be judged without its trigger.
    """

    strand: str
    text: str
    source: Marked
    trigger: Marked
    target: Marked
    type: str
    mode: str | None = None
    instrument: str | None = None
    status: str | None = None
    alone: bool = True


class RowError(ValueError):
    """What is wrong in a line of a training file."""


def read_rows(paths: list[Path] | None = None) -> list[Row]:
    """All rows of the files, by default of every file beside this one, in their order.

    Raises ``RowError`` that lists every problem with file and line.
    """
    rows: list[Row] = []
    problems: list[str] = []
    for path in paths or sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                rows += _sentence(json.loads(line), path.stem)
            except (ValueError, KeyError, TypeError) as error:
                problems.append(f"{path.name}:{number}: {error}")
    if problems:
        raise RowError("\n".join(problems))
    return rows


def _sentence(line: dict[str, object], strand: str) -> Iterator[Row]:
    text, pairs = line["text"], line["pairs"]
    if not isinstance(text, str) or not isinstance(pairs, list):
        raise RowError("a line holds a text and its pairs")
    counts = Counter((pair[0], pair[2]) for pair in pairs)
    for pair in pairs:
        source, trigger, target = (words and find_words(text, words) for words in pair[:3])
        yield Row(
            strand, text, source, trigger, target, *labels_of(pair[3:]),
            alone=counts[pair[0], pair[2]] == 1,
        )  # fmt: skip


def labels_of(labels: list[str | None]) -> tuple[str, str | None, str | None, str | None]:
    """Type, mode, instrument and status, each known to the ontology."""
    if labels == [NONE]:
        return NONE, None, None, None
    kind, mode, instrument, status = labels
    ontology = load_ontology()
    if kind not in ontology.plover.types:
        raise RowError(f"{kind!r} is no type")
    if mode is not None and not ontology.plover.has_mode(kind, mode):
        raise RowError(f"{mode!r} is no mode of {kind}")
    if instrument is not None and instrument not in ontology.instruments:
        raise RowError(f"{instrument!r} is no instrument")
    if status not in get_args(Status):
        raise RowError(f"{status!r} is no status")
    return kind, mode, instrument, status


def is_kept_back(row: Row) -> bool:
    """Whether a row is of the tenth of the sentences to measure on."""
    return is_of_tenth(row.text)


def is_of_tenth(text: str) -> bool:
    """Whether the hash of a text puts it into the tenth that nothing is learned from."""
    return sha256(text.encode()).digest()[0] < 26


def main() -> None:
    """Prints how many sentences and pairs each file holds, and the types."""
    rows = read_rows()
    for strand in sorted({row.strand for row in rows}):
        mine = [row for row in rows if row.strand == strand]
        none = sum(row.type == NONE for row in mine)
        texts = {row.text for row in mine}
        words = sum(len(text.split()) for text in texts) / len(texts)
        print(
            f"{strand:20} {len(texts):5} sentences of {words:.0f} words, "
            f"{len(mine):5} pairs, {none / len(mine):.0%} without event"
        )
    for kind, count in Counter(row.type for row in rows).most_common():
        print(f"  {kind:10} {count:5}")


if __name__ == "__main__":
    main()
