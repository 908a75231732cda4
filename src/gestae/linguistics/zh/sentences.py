"""Where Chinese sentences begin and end: ``split_sentences``."""

import re

ENDS = "。！？!?｡"
CLOSING = "”’」』）)】》〉\"'"
OPENING = "“‘「『（(【《〈"
DOTS = re.compile(r"…+|\.{3,}|⋯+")
NEW_START = re.compile(r"\s*[“「『【—]|\s*\n")
"""What follows three dots that end a sentence."""
ASIDE = 30
"""Characters up to which what stands in round brackets belongs to the sentence around it."""
LONG = 200
"""Characters from which a sentence is cut at a lesser mark."""
LESSER = ("；;", "，,", "\n", " \u3000")
BRACKETS = re.compile(r"（[^（）\n]*）|\([^()\n]*\)")


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The places of a passage's sentences as (start, end), without the space around them.

    >>> split_sentences("双方会谈。他说：“我们支持。”")
    ((0, 5), (5, 15))
    """
    asides = [found.span() for found in BRACKETS.finditer(text) if len(found.group()) <= ASIDE]
    found: list[tuple[int, int]] = []
    start = 0
    for end in [*_ends(text, asides), len(text)]:
        if end > start:
            found += _trimmed(text, start, end)
            start = end
    return tuple(found)


def _ends(text: str, asides: list[tuple[int, int]]) -> list[int]:
    """Places after a mark that ends a sentence and the closing marks that follow it."""
    ends = []
    for match in re.finditer(rf"[{ENDS}]+|{DOTS.pattern}", text):
        if any(start < match.start() < end - 1 for start, end in asides):
            continue
        end = match.end()
        while end < len(text) and text[end] in CLOSING and not _opens(text, end):
            end += 1
        if match.group()[0] in "…⋯." and not _goes_on_anew(text, end):
            continue
        if match.group() in "!?" and _within_latin(text, match.start()):
            continue
        ends.append(end)
    return ends


def _opens(text: str, place: int) -> bool:
    """Whether a straight quotation mark opens rather than closes: an even number before it."""
    mark = text[place]
    return mark in "\"'" and text.count(mark, 0, place) % 2 == 0


def _goes_on_anew(text: str, place: int) -> bool:
    return place == len(text) or NEW_START.match(text, place) is not None


def _within_latin(text: str, place: int) -> bool:
    """Whether a mark stands inside Latin writing, as in an address (``?v=1``)."""
    return text[place + 1 : place + 2].isascii() and text[place + 1 : place + 2].isalnum()


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence without the space around it, cut where it is very long."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return []
    if end - start <= LONG:
        return [(start, end)]
    middle = _lesser_end(text, start, end)
    if middle is None:
        return [(start, end)]
    return _trimmed(text, start, middle) + _trimmed(text, middle, end)


def _lesser_end(text: str, start: int, end: int) -> int | None:
    """The last place within the length allowed after a semicolon, else a comma, break or space."""
    for marks in LESSER:
        for place in range(min(start + LONG, end - 1), start + LONG // 4, -1):
            if text[place - 1] in marks and not text[place].isdigit():
                return place
    return None
