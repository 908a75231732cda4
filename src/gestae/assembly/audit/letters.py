"""Words left in the original's letters (``find_untranslated``) and sentences cut off."""

import re
from collections.abc import Iterator

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.left_out import how_much_longer
from gestae.assembly.audit.reading import Reading, is_unspaced
from gestae.records import Span

_HAN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff，、。；：《》·\d]*[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[a-z][A-Za-z'’-]*){2,}")
_BRACKETED = re.compile(r"[(（\[【][^)）\]】]*[)）\]】]")
_ENDS = tuple(".!?。！？…”\"'’»」』)）》]】:：;；")
_STOPS = tuple(".!?。！？")
CLOSING = " \"'”’»」』)）》]】"
OPENING = " “‘"
"""Quotation marks that some write where one closes."""
EARLY = -0.5
"""A sentence may have been cut off that is shorter than it should be by so many deviations."""


def find_untranslated(reading: Reading) -> Iterator[Finding]:
    """Words in the other language's letters, in brackets or the other side's own left out."""
    for side, telling in enumerate((reading.a, reading.b)):
        other = (reading.a, reading.b)[1 - side]
        if is_unspaced(telling) == is_unspaced(other):
            continue
        pattern = _LATIN if is_unspaced(telling) else _HAN
        text = telling.text
        glosses = [match.span() for match in _BRACKETED.finditer(text)]
        for match in pattern.finditer(text):
            if any(start <= match.start() < end for start, end in glosses):
                continue
            span = Span(telling.span.start + match.start(), telling.span.start + match.end())
            spans = {"a": span} if side == 0 else {"b": span}
            long = len(match[0]) > 3 or is_unspaced(telling)
            yield reading.pair.finding(
                "untranslated",
                "major" if long else "minor",
                f"“{match[0]}” stands in the other language.",
                score=0.9,
                **spans,
            )


def find_broken(reading: Reading) -> Iterator[Finding]:
    """A side that ends without a mark, and early, where the other ends in a full stop or the like.

    One that is as long as it should be only lacks the mark.
    """
    for side in (0, 1):
        telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
        text, whole = telling.text.rstrip(OPENING), other.text.rstrip(CLOSING)
        if text.endswith(_ENDS) or not whole.endswith(_STOPS) or not text:
            continue
        if reading.chinese is not None and how_much_longer(reading, side) > EARLY:
            continue
        last = reading.tokens[side][-1:] if reading.tokens[side] else ()
        start = last[0].start if last else telling.span.end - 1
        span = Span(start, telling.span.end)
        spans = {"a": span} if side == 0 else {"b": span}
        reason = "The sentence ends without a full stop where the other side ends in one."
        yield reading.pair.finding("broken", "minor", reason, score=0.5, **spans)
