"""Two texts side by side, sentence by sentence: ``rows_of`` a comparison, ``rows_told`` by links.

``draw`` makes of a row what the page shows: the words of both sides with what differs marked.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from markupsafe import Markup

from gestae.errors import LanguageError, UsageError
from gestae.records import Document, Excerpt, Link, Span, stretch_of
from gestae.run.comparing import Comparing, Comparison, Wait
from gestae.store.reading import list_translated_pairs
from gestae.web.marking import Mark, marked
from gestae.web.visit import Visit

SEVERITIES = ("critical", "major", "minor")
"""The gravest first."""


MOST_PAIRS = 2000
"""Documents that may be translations of each other, of a whole casebook."""
OFFERED = 5
"""Documents that are offered as the translation of one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two sides of a row say differently, where the words of each stand, and why."""

    kind: str
    severity: str
    reason: str
    score: float
    a: Span | None = None
    b: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Stretches of two texts that belong together; ``number`` counts from 1."""

    number: int
    left: Span | None
    right: Span | None
    differences: tuple[Difference, ...] = ()

    @property
    def severity(self) -> str | None:
        """That of its gravest difference."""
        told = {difference.severity for difference in self.differences}
        return next((severity for severity in SEVERITIES if severity in told), None)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as it is shown; a side that has nothing is ``None``."""

    row: Row
    left: Markup | None
    right: Markup | None


@dataclass(frozen=True, slots=True)
class Sides:
    """The texts that are compared: two documents, or one that tells the same in two languages."""

    left: Document
    right: Document | None

    @property
    def documents(self) -> tuple[Document, Document]:
        """The document of each side."""
        return self.left, self.right or self.left

    @property
    def names(self) -> tuple[str, str]:
        """What each side is called."""
        return name_of(self.left), name_of(self.right or self.left)


def name_of(document: Document) -> str:
    """The title of a document, or else the end of its key, which is the name of its file."""
    return document.title or document.key.rstrip("/").rpartition("/")[2] or document.id


def find_sides(visit: Visit, left: str, right: str) -> Sides:
    """The documents with these ids, keys or paths; raises ``UsageError``."""
    one, other = (find_document(visit, name) if name else None for name in (left, right))
    if one is None:
        raise UsageError("give a document to be compared")
    return Sides(one, None if other is None or other.id == one.id else other)


def find_document(visit: Visit, name: str) -> Document:
    """The document with that id, beginning of an id, key or path."""
    found: Document = visit.remember(
        ("text of", name.strip()), lambda: visit.casebook.document(name.strip())
    )
    return found


def comparing_of(visit: Visit) -> Comparing:
    """What makes and keeps the comparisons of this workbench."""
    state = visit.request.app.state
    if not hasattr(state, "comparing"):
        state.comparing = Comparing()
    made: Comparing = state.comparing
    return made


def end_comparing(app: FastAPI) -> None:
    """Ends what is being compared, where anything was asked for."""
    if hasattr(app.state, "comparing"):
        app.state.comparing.close()


def translated_pairs(visit: Visit) -> list[dict[str, Any]]:
    """The documents of the casebook that may be translations of each other, likeliest first."""
    found: list[dict[str, Any]] = visit.remember(
        "translated pairs", lambda: list_translated_pairs(visit.casebook, most=MOST_PAIRS)
    )
    return found


def pairs_with(visit: Visit, document: str) -> list[dict[str, Any]]:
    """The likeliest pairs with that document."""
    found = [row for row in translated_pairs(visit) if document in (row["one"], row["other"])]
    return found[:OFFERED]


def ask(visit: Visit, sides: Sides, seconds: float) -> Comparison | Wait:
    """The comparison of two texts, or how long it has been on its way.

    Raises ``UsageError`` where they cannot be compared.
    """
    try:
        return comparing_of(visit).ask(sides.left, sides.right, seconds=seconds)
    except LanguageError as error:
        raise UsageError(str(error)) from error


def rows_of(comparison: Comparison) -> tuple[Row, ...]:
    """The pairs of a comparison with what was found in each."""
    found: dict[int, list[Difference]] = {}
    for one in comparison.findings:
        told = Difference(one.kind, one.severity, one.reason, one.score, one.a.span, one.b.span)
        found.setdefault(one.pair, []).append(told)
    return tuple(
        Row(number + 1, pair.left, pair.right, tuple(found.get(number, ())))
        for number, pair in enumerate(comparison.pairs)
    )


def rows_told(
    sentences: Sequence[Excerpt], links: Sequence[Link]
) -> tuple[tuple[str, str], tuple[Row, ...]]:
    """The languages and the rows of a document that tells the same in two, as its links say.

    The language that stands first is on the left. Sentences that no link ties stand alone.
    """
    language_at = {sentence.span.start: sentence.language for sentence in sentences}
    pairs: dict[tuple[Span, Span], list[Difference]] = {}
    languages: set[str] = set()
    for link in links:
        ends = sorted(end for end in map(stretch_of, (link.from_, link.to)) if end)
        told = {language_at[end.start] for end in ends if end.start in language_at}
        if len(told) != 2:
            continue
        languages |= told
        kept = pairs.setdefault((ends[0], ends[1]), [])
        if link.kind == "mistranslates":
            why = "; ".join(reason.detail for reason in link.reasons)
            kept.append(Difference("meaning", link.severity or "minor", why, link.score))
    order = [*dict.fromkeys(code for code in language_at.values() if code in languages), "und"]
    first, second = order[0], order[min(1, len(order) - 1)]
    turned = [
        (ends if language_at[ends[0].start] == first else ends[::-1], tuple(kept))
        for ends, kept in pairs.items()
    ]
    laid = _lay(
        [sentence.span for sentence in sentences if sentence.language == first],
        [sentence.span for sentence in sentences if sentence.language == second],
        sorted((one, other, kept) for (one, other), kept in turned),
    )
    return (first, second), tuple(Row(number, *parts) for number, parts in enumerate(laid, 1))


Laid = tuple[Span | None, Span | None, tuple[Difference, ...]]


def _lay(
    left: Sequence[Span],
    right: Sequence[Span],
    pairs: Sequence[tuple[Span, Span, tuple[Difference, ...]]],
) -> Iterator[Laid]:
    """The pairs in order, with the sentences of either side that none of them has between them."""
    alone = (
        deque(_alone(left, sorted(one for one, _, _ in pairs))),
        deque(_alone(right, sorted(other for _, other, _ in pairs))),
    )
    for one, other, differences in pairs:
        while alone[0] and alone[0][0].start < one.start:
            yield alone[0].popleft(), None, ()
        while alone[1] and alone[1][0].start < other.start:
            yield None, alone[1].popleft(), ()
        yield one, other, differences
    yield from ((span, None, ()) for span in alone[0])
    yield from ((None, span, ()) for span in alone[1])


def _alone(sentences: Sequence[Span], stretches: Sequence[Span]) -> Iterator[Span]:
    """The sentences that lie in none of the stretches, which are in order."""
    for span in sentences:
        number = bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1
        if number < 0 or not stretches[number].covers(span):
            yield span


def draw(row: Row, documents: tuple[Document, Document]) -> Drawn:
    """The row with the words that differ marked on both sides."""
    sides: list[Markup | None] = []
    for which, span, document in zip("ab", (row.left, row.right), documents, strict=True):
        if span is None:
            sides.append(None)
            continue
        marks = [
            Mark(words, f"differs {difference.severity}", difference.reason)
            for difference in row.differences
            if (words := difference.a if which == "a" else difference.b) is not None
        ]
        sides.append(marked(span.of(document.text), marks, span.start))
    return Drawn(row, *sides)
