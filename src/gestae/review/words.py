"""Where words stand in the text: ``Text.find``. How lists of values are written: ``parts_of``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gestae.errors import UsageError
from gestae.records import Span
from gestae.records.rows import Row

NOTHING = frozenset({"none", "null", "-", "—", ""})
"""What says that a field is to be empty."""
_PART = re.compile(r'(?:"[^"]*"|“[^”]*”|[^,;，；、])+')
"""One of several values: commas and semicolons part them outside quotation marks."""
_EQUALS = re.compile(r"(?<![<>])=")
_QUOTES = "\"“”'"


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text and the stretch of it that is the sentence."""

    whole: str
    sentence: Span

    def find(self, words: str) -> Span | None:
        """Where words stand: in the sentence, else nearest before it, else first behind it.

        Without regard to case where they do not stand there as written; ``None`` if nowhere.
        """
        for folded in (False, True):
            if span := self.nearest(list(self._places(words, folded=folded))):
                return span
        return None

    def nearest(self, found: Sequence[Span]) -> Span | None:
        """Of places in order, the first in the sentence, else the last before, else the first."""
        inside = [span for span in found if self.sentence.covers(span)]
        before = [span for span in found if span.end <= self.sentence.end]
        return next(iter((*inside[:1], *before[-1:], *found[:1])), None)

    def expect(self, words: str, what: str) -> Span:
        """Where words stand; ``UsageError`` where nowhere."""
        span = self.find(words)
        if span is None:
            raise UsageError(
                f"{words!r} does not stand in the text; write the words {what} is read from "
                f"behind =, as in “{what}=words of the sentence”. "
                f"The sentence: {self.sentence.of(self.whole)!r}"
            )
        return span

    def cited(self, span: Span) -> Row:
        """The words at a span, as rows hold them."""
        return {"text": span.of(self.whole), "span": [span.start, span.end]}

    def _places(self, words: str, *, folded: bool) -> Iterator[Span]:
        pattern = r"\s+".join(map(re.escape, words.split()))
        for match in re.finditer(pattern, self.whole, re.IGNORECASE if folded else 0):
            if pattern and not self._cuts(match.start()) and not self._cuts(match.end()):
                yield Span(*match.span())

    def _cuts(self, at: int) -> bool:
        """Whether a place lies inside a word written in Latin letters or figures."""
        around = self.whole[max(0, at - 1) : at + 1]
        return len(around) == 2 and all(c.isascii() and c.isalnum() for c in around)


def parts_of(words: str) -> list[str]:
    """Several values in a row, parted by commas or semicolons.

    >>> parts_of('JPN=Tokyo, "Bank of Japan, Osaka"')
    ['JPN=Tokyo', '"Bank of Japan, Osaka"']
    """
    return [part.strip() for part in _PART.findall(words) if part.strip()]


def split_words(part: str) -> tuple[str, str | None]:
    """A value, and the words it is read from where they stand behind ``=``.

    >>> split_words('JPN="the island state"')
    ('JPN', 'the island state')
    """
    value, *words = _EQUALS.split(part, maxsplit=1)
    return value.strip().strip(_QUOTES), words[0].strip().strip(_QUOTES) or None if words else None


def resolve_spans(value: Any, text: Text) -> Any:
    """A value in the contract's form in which every ``text`` has its span, and the span fits it."""
    if isinstance(value, list | tuple):
        return [resolve_spans(item, text) for item in value]
    if not isinstance(value, Mapping):
        return value
    row = {key: resolve_spans(item, text) for key, item in value.items()}
    for words, span in (("text", "span"), ("cue", "cue_span")):
        if isinstance(row.get(words), str):
            row[span] = _fitting(row[words], row.get(span), text)
    return row


def _fitting(words: str, given: Any, text: Text) -> list[int]:
    if given is None:
        span = text.expect(words, words)
    else:
        span = Span(*given)
        if span.of(text.whole) != words:
            raise UsageError(
                f"at {span.start}–{span.end} the text has {span.of(text.whole)!r}, not {words!r}; "
                "leave the span out to have the words found"
            )
    return [span.start, span.end]
