"""Training texts in which every word is judged: start with ``read_passages`` and ``of_rows``.

A file in ``passages`` is JSON Lines, a sentence a line, an empty line between passages::

    {"text": "Kenya recalled its envoy.", "events": [["Kenya", "recalled", null, "SANCTION", …]]}
    {"text": "Talks are to open soon.", "events": [["^Kenya", "Talks", ["Mali", "^Chad"], …]]}

An event is source, trigger, target, type, mode, instrument, status. A side is a string, a list of
several, or null; words stand as in the sentence (``Mali#2`` for the second time), behind ``^`` as
in an earlier sentence of the passage. Every event of a sentence is there: all other words tell
none.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gestae.coders.judge.survey import cut_windows
from gestae.evaluation.align import overlap
from gestae.evaluation.corpus import find_last, find_words
from training.rows import NONE, Row, RowError, is_of_tenth, labels_of

FOLDER = Path(__file__).parent / "passages"
Marked = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """An event and where its trigger, sources and targets stand, as characters of a text."""

    trigger: Marked
    type: str
    mode: str | None
    instrument: str | None
    status: str | None
    sources: tuple[Marked, ...]
    targets: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that is read at once, with its deeds.

    ``fresh`` is the character from which on its words are judged; what stands before is only
    looked back at. ``none`` are words known to tell no event; ``whole`` where all others tell none,
    too.
    """

    strand: str
    text: str
    deeds: tuple[Deed, ...]
    none: tuple[Marked, ...] = ()
    fresh: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a file gives it: where its trigger stands in the sentence, and the words of its
    sides, behind ``^`` where they stand in an earlier one.
    """

    trigger: Marked
    type: str
    mode: str | None
    instrument: str | None
    status: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage with all its events."""

    strand: str
    text: str
    events: tuple[Told, ...]


def of_rows(rows: Sequence[Row]) -> list[Reading]:
    """The sentences of marked pairs as readings: each trigger with all its parties.

    Words that no pair marks may tell an event that nobody annotated.
    """
    sentences: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        sentences.setdefault((row.strand, row.text), []).append(row)
    return [_of_pairs(strand, text, here) for (strand, text), here in sentences.items()]


def _of_pairs(strand: str, text: str, rows: Sequence[Row]) -> Reading:
    told: dict[Marked, list[Row]] = {}
    for row in rows:
        if row.trigger is not None and row.type != NONE:
            told.setdefault(row.trigger, []).append(row)
    deeds = tuple(
        Deed(
            trigger,
            here[0].type,
            here[0].mode,
            here[0].instrument,
            here[0].status,
            tuple(dict.fromkeys(row.source for row in here if row.source)),
            tuple(dict.fromkeys(row.target for row in here if row.target)),
        )
        for trigger, here in told.items()
    )
    none = {row.trigger for row in rows if row.type == NONE and row.trigger is not None}
    free = {(a, b) for a, b in none if not any(overlap((a, b), trigger) for trigger in told)}
    return Reading(strand, text, deeds, tuple(sorted(free)), whole=False)


def read_passages(size: Callable[[str], int], folder: Path = FOLDER) -> list[list[Reading]]:
    """The passages of every file in the folder, each as the windows it is read in.

    ``size`` counts the pieces of a sentence. Raises ``RowError`` with every problem.
    """
    return [
        list(_windows(passage[0].strand, passage, size))
        for passage in read_sentences(sorted(folder.glob("*.jsonl")))
    ]


def read_sentences(paths: Sequence[Path]) -> list[list[Sentence]]:
    """The passages of the files, sentence by sentence. Raises ``RowError`` with every problem."""
    passages: list[list[Sentence]] = []
    problems: list[str] = []
    for path in paths:
        passages.append([])
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            try:
                if line.strip():
                    sentence = _sentence(path.stem, json.loads(line), passages[-1])
                    passages[-1].append(sentence)
                else:
                    passages.append([])
            except (ValueError, KeyError, TypeError) as error:
                problems.append(f"{path.name}:{number}: {error}")
    if problems:
        raise RowError("\n".join(problems))
    return [passage for passage in passages if passage]


def is_passage_kept_back(passage: Sequence[Reading]) -> bool:
    """Whether a passage is, by its beginning, of the tenth to measure on."""
    return is_of_tenth(passage[0].text[:80])


def _sentence(strand: str, line: dict[str, object], before: Sequence[Sentence]) -> Sentence:
    text, events = line["text"], line["events"]
    if not isinstance(text, str) or not isinstance(events, list):
        raise RowError("a line holds a text and its events")
    told = []
    for source, trigger, target, *labels in events:
        sides = _side(source), _side(target)
        for words in (*sides[0], *sides[1]):
            if not words.startswith("^"):
                find_words(text, words)
            elif not any(_last(one.text, words[1:]) for one in before):
                raise RowError(f"{words!r} stands in no earlier sentence of the passage")
        told.append(Told(find_words(text, trigger), *labels_of(labels), *sides))
    return Sentence(strand, text, tuple(told))


def _side(words: str | list[str] | None) -> tuple[str, ...]:
    return () if words is None else (words,) if isinstance(words, str) else tuple(words)


def _windows(
    strand: str, sentences: Sequence[Sentence], size: Callable[[str], int]
) -> Iterator[Reading]:
    for window in cut_windows([size(one.text) for one in sentences]):
        text, fresh, deeds = "", 0, []
        for number in range(window.first, window.end):
            before = text + " " if text else ""
            text = before + sentences[number].text
            if number == window.fresh:
                fresh = len(before)
            if number >= window.fresh:
                deeds += [_placed(told, before, sentences[number].text)
                          for told in sentences[number].events]  # fmt: skip
        yield Reading(strand, text, tuple(deeds), fresh=fresh)


def _placed(told: Told, before: str, sentence: str) -> Deed:
    """An event with its places counted in ``before + sentence``."""

    def side(words: Sequence[str]) -> tuple[Marked, ...]:
        return tuple(dict.fromkeys(span for one in words for span in _find(one, before, sentence)))

    start, end = told.trigger
    return Deed(
        (start + len(before), end + len(before)),
        told.type, told.mode, told.instrument, told.status,
        side(told.sources), side(told.targets),
    )  # fmt: skip


def _find(words: str, before: str, sentence: str) -> list[Marked]:
    """Where the words of a side stand in ``before + sentence``; nowhere if too far back."""
    if words.startswith("^"):
        return _last(before, words[1:])
    start, end = find_words(sentence, words)
    return [(start + len(before), end + len(before))]


def _last(text: str, words: str) -> list[Marked]:
    found = find_last(text, words)
    return [found] if found else []
