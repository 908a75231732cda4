"""Whether a text that a file holds twice, in Chinese and in English, is told alike both times.

    python evaluation/halves.py FILE [--mistakes] [--no-judge]

The sentences of both halves are aligned as ``gestae align`` does, and the events coded in a Chinese
sentence, or in two that stand for one, are laid beside those of the English. Printed is of the
English events in aligned sentences the share that the Chinese half tells as well (``recall``), of
the Chinese ones the share that the English half tells (``precision``): with the same type and the
same countries on each side (``same``), with a country in common (``loose``), of the same ``type``.
``--mistakes`` prints the aligned sentences that differ.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from across import Told, agreement_of, alone_in, shares_countries, shown, told_of
from counting import Figures
from gestae.assembly.align import align
from gestae.assembly.bead import Bead
from gestae.assembly.stretch import Stretch, make_stretch
from gestae.coders.code import code
from gestae.errors import ReadError
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import read_path
from gestae.records import Document, Event, Parsed, Sentence
from gestae.records.rows import event_to_dict


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences that go together, and what each side of them tells."""

    chinese: str
    english: str
    told: tuple[list[Told], list[Told]]


def main() -> None:
    """Prints the figures, and aligned sentences that differ where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--no-judge", action="store_true")
    options = parser.parse_args()
    rows = list(read_rows(options.file, judged=not options.no_judge))
    for name, value in score(rows).items():
        print(f"{name:20} {value:.3f}" if isinstance(value, float) else f"{name:20} {value}")
    if options.mistakes:
        print_mistakes(rows)


def score(rows: Sequence[Row]) -> Figures:
    """The figures of aligned sentences."""
    pairs = [row.told for row in rows]
    types = [tuple([type_ for type_, _, _ in side] for side in pair) for pair in pairs]
    return {
        "aligned": len(rows),
        **agreement_of("same", pairs),
        **agreement_of("loose", pairs, shares_countries),
        **agreement_of("type", [(zh, en) for zh, en in types]),
    }


def read_rows(file: Path, *, judged: bool = True) -> Iterator[Row]:
    """The aligned sentences of a file with what they tell; those without a partner are left out.

    Raises ``ReadError`` where the file cannot be read.
    """
    for document in read_path(file):
        if not isinstance(document, Document):
            raise ReadError(document.path, document.stage, document.reason)
        for parsed in parse_documents([document]):
            events = code(parsed, load_ontology(), judged=judged).events
            chinese, english = (_half(parsed, language) for language in ("zh", "en"))
            beads = align(*([_stretch(one) for one in half] for half in (chinese, english)))
            for bead in beads:
                if bead.left and bead.right:
                    yield _row(bead, chinese, english, events)


def _half(parsed: Parsed, language: str) -> list[Sentence]:
    return [sentence for sentence in parsed.sentences if sentence.language == language]


def _stretch(sentence: Sentence) -> Stretch:
    return make_stretch(sentence.text, sentence.language, load_ontology(), [sentence])


def _row(
    bead: Bead, chinese: Sequence[Sentence], english: Sequence[Sentence], events: Sequence[Event]
) -> Row:
    sides = [chinese[place] for place in bead.left], [english[place] for place in bead.right]
    told = [
        [
            told_of(event_to_dict(event))
            for event in events
            if any(sentence.span.covers(event.trigger.span) for sentence in side)
        ]
        for side in sides
    ]
    texts = [" ".join(sentence.text for sentence in side) for side in sides]
    return Row(texts[0], texts[1], (told[0], told[1]))


def print_mistakes(rows: Sequence[Row]) -> None:
    """Prints aligned sentences in which one side tells what the other does not."""
    for row in rows:
        zh, en = row.told
        only = alone_in(zh, en), alone_in(en, zh)
        if any(only):
            told = ["; ".join(map(shown, side)) for side in only]
            print(f"\n{row.chinese}\n{row.english}\n  zh only: {told[0]}\n  en only: {told[1]}")


if __name__ == "__main__":
    main()
