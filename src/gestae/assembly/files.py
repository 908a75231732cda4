"""Files and documents laid side by side: ``align_files``, ``align_documents``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from gestae.assembly.align import align
from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side, cut_lines, read_lines, read_side
from gestae.assembly.translations import tells_the_same
from gestae.errors import LanguageError, ReadError, UsageError
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import Options, read_path
from gestae.records import Document, Failure, Parsed
from gestae.records.rows import to_row

_SIDE: "list[pa.Field[Any]]" = [
    pa.field("document", pa.string()),
    pa.field("language", pa.string()),
    pa.field("text", pa.string()),
    pa.field("span", pa.list_(pa.int32())),
]
_REASON: "list[pa.Field[Any]]" = [
    pa.field("rule", pa.string()),
    pa.field("detail", pa.string()),
    pa.field("weight", pa.float64()),
]
_BEAD: "list[pa.Field[Any]]" = [
    pa.field("kind", pa.string()),
    pa.field("score", pa.float64()),
    pa.field("left", pa.struct(_SIDE)),
    pa.field("right", pa.struct(_SIDE)),
    pa.field("reasons", pa.list_(pa.struct(_REASON))),
]
SCHEMA = pa.schema(_BEAD)
"""A row a bead; a side is null where it has nothing of the kind."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts laid side by side; every sentence of both is in one of the beads."""

    left: Side
    right: Side
    beads: tuple[Bead, ...]

    @property
    def is_translation(self) -> bool:
        """Whether the two tell the same, as far as their sentences show."""
        return tells_the_same(self.beads)

    def paired(self) -> tuple[int, int]:
        """How many sentences of either side are beside one of the other."""
        pairs = [bead for bead in self.beads if bead.left and bead.right]
        return sum(len(bead.left) for bead in pairs), sum(len(bead.right) for bead in pairs)

    def to_arrow(self) -> pa.Table:
        """A row for each bead, with the words of both sides, in the order of the left."""
        return pa.Table.from_pylist([self._row(bead) for bead in self.beads], schema=SCHEMA)

    def _row(self, bead: Bead) -> dict[str, Any]:
        return {
            "kind": bead.kind,
            "score": bead.score,
            "left": _told(self.left, bead.left),
            "right": _told(self.right, bead.right),
            "reasons": [to_row(reason) for reason in bead.reasons],
        }


def _told(side: Side, numbers: Sequence[int]) -> dict[str, Any] | None:
    if not numbers:
        return None
    span = side.span_of(numbers)
    return {
        "document": side.document.key,
        "language": side.sentences[numbers[0]].language,
        "text": span.of(side.document.text).replace("\n", " "),
        "span": [span.start, span.end],
    }


def align_files(
    left: str | Path, right: str | Path | None = None, *, lines: bool = False
) -> Alignment:
    """Two files, or the two languages of one, laid side by side.

    ``lines``: each line is a sentence as it stands, in any language; without it the texts are
    split by their language packs. Raises ``ReadError`` for a file that cannot be read,
    ``UsageError`` for one that holds several documents, or one language where two are needed,
    ``LanguageError`` where there is no pack to split a text.
    """
    options = Options(format="text") if lines else Options()
    one = read_document(left, options)
    return align_documents(
        one, None if right is None else read_document(right, options), lines=lines
    )


def align_documents(
    left: Document, right: Document | None = None, *, lines: bool = False
) -> Alignment:
    """Two documents, or the two languages of one, laid side by side; raises as ``align_files``."""
    parsed = [_parse(each, lines=lines) for each in (left, right) if each is not None]
    ontology = load_ontology()
    read = read_lines if lines else read_side
    if right is None:
        (one,) = parsed
        first, second = _two_languages(one, _name(left), lines=lines)
        sides = read(one, ontology, first), read(one, ontology, second)
    else:
        sides = read(parsed[0], ontology), read(parsed[1], ontology)
    for side, one in zip(sides, (parsed * 2)[:2], strict=True):
        if not side.sentences:
            raise LanguageError(_why_empty(one, _name(one.document)))
    return Alignment(*sides, align(sides[0].stretches, sides[1].stretches))


def _name(document: Document) -> str:
    return document.path or document.key


def _parse(document: Document, *, lines: bool) -> Parsed:
    if lines:
        document = cut_lines(document)
    (parsed,) = parse_documents([document])
    return parsed


def read_document(path: str | Path, options: Options) -> Document:
    """The one document of a file; raises ``ReadError``, and ``UsageError`` where it has several."""
    found: list[Document] = []
    for item in read_path(path, options):
        if isinstance(item, Failure):
            raise ReadError(item.path, item.stage, item.reason)
        found.append(item)
        if len(found) > 1:
            raise UsageError(
                f"{path} holds several documents; give a file with one, "
                f"because sentences are aligned within one text."
            )
    return found[0]


def _two_languages(parsed: Parsed, path: str, *, lines: bool) -> tuple[str, str]:
    """The two languages that most of a document is in, in order of the text."""
    if lines:
        told = Counter(passage.language for passage in parsed.document.passages)
    else:
        told = Counter(sentence.language for sentence in parsed.sentences)
    if len(told) < 2:
        here = ", ".join(told) or "none that can be split into sentences"
        hint = "".join(f" ({each.reason})" for each in parsed.uncoded[:1])
        raise UsageError(
            f"{path} has sentences in one language only ({here}){hint}; give a second file: "
            f"gestae align {path} TRANSLATION"
        )
    most = {language for language, _ in told.most_common(2)}
    first, second = (language for language in told if language in most)
    return first, second


def _why_empty(parsed: Parsed, path: str) -> str:
    reasons = dict.fromkeys(each.reason for each in parsed.uncoded)
    why = ", ".join(reasons) or "it holds no text"
    return (
        f"{path} has no sentences: {why}. "
        f"A text with a sentence a line can be aligned in any language: add --lines."
    )
