"""A stretch without the spaces and marks at its ends: ``trim``."""

from gestae.records import Span

TRIMMED = ' \t\r\n,;:–—-.\u00a0\u3000“”"‘’「」『』，；：、。'
CLOSES = {'"': '"', "'": "'", "”": "“", "’": "‘", "」": "「", "』": "『"}
"""Marks that close a quotation, with those that open it."""


def trim(text: str, span: Span) -> Span:
    """A stretch of a text without spaces and marks at its ends, but with quotations whole.

    >>> text = "beyond “mere sympathy”: it"
    >>> trim(text, Span(0, 23)).of(text)
    'beyond “mere sympathy”'
    """
    start, end = span.start, span.end
    while start < end and text[start] in TRIMMED:
        start += 1
    while start < end and text[end - 1] in TRIMMED:
        end -= 1
    if end < len(text) and _is_open(text[start:end], text[end]):
        end += 1
    return Span(start, end)


def _is_open(inside: str, mark: str) -> bool:
    """Whether a mark behind a stretch closes a quotation that opens within it."""
    opening = CLOSES.get(mark)
    if opening is None:
        return False
    if opening == mark:
        return any(word.startswith(mark) for word in inside.split()) and inside.count(mark) % 2 == 1
    return inside.count(opening) > inside.count(mark)
