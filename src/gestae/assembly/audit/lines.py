"""Two texts whose lines belong together as they stand: ``lay_lines``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side, read_lines
from gestae.linguistics.detect import detect_languages
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Document, Passage, Span


def lay_lines(
    left: Document, right: Document, languages: tuple[str, str] | None = None
) -> tuple[tuple[Side, Side], tuple[Bead, ...]]:
    """Both texts as sides, and a bead for each line; the texts have as many lines.

    A bead has no sentence on a side whose line is blank. Without ``languages`` each text is taken
    to be in the one that most of its lines are in.
    """
    told = languages or (main_language(left), main_language(right))
    cut = [_cut(document, code) for document, code in zip((left, right), told, strict=True)]
    ontology = load_ontology()
    sides = [read_lines(next(iter(parse_documents([one]))), ontology) for one in cut]
    return (sides[0], sides[1]), tuple(_beads(left, right))


def count_lines(document: Document) -> int:
    """How many lines a text has, without the blank ones at its end."""
    return len(_lines(document))


def main_language(document: Document) -> str:
    """The language that most of the lines are in: one line may have been left untranslated."""
    told = Counter(detect_languages([line for line in _lines(document) if line.strip()]))
    return told.most_common(1)[0][0] if told else "und"


def _lines(document: Document) -> Sequence[str]:
    return document.text.rstrip().split("\n")


def _beads(left: Document, right: Document) -> Iterator[Bead]:
    places = [0, 0]
    for texts in zip(_lines(left), _lines(right), strict=True):
        ends = [(place,) if text.strip() else () for place, text in zip(places, texts, strict=True)]
        yield Bead(ends[0], ends[1], 1.0)
        places = [place + len(end) for place, end in zip(places, ends, strict=True)]


def _cut(document: Document, language: str) -> Document:
    """The document with each line that is not blank as a passage."""
    spans: list[Span] = []
    start = 0
    for line in document.text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + line.index(stripped)
            spans.append(Span(begin, begin + len(stripped)))
        start += len(line) + 1
    return replace(document, passages=tuple(Passage(span, language) for span in spans))
