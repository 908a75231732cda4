"""What distances are measured from: ``landmarks``.

"Etorofu, fifty miles outside Chilean territory": Chile neither does nor suffers what is done there,
and the fifty miles say where it is done, not how much.
"""

import re
from collections.abc import Iterator

from gestae.ontology.actors import UNSPACED
from gestae.ontology.contradictions import comparing_words
from gestae.records import Sentence, Span

BREAKS = re.compile(r"[,;:–—()。，；：（）.!?！？]|\s-\s")
"""Marks at which what belongs to a distance ends."""
BETWEEN = 2
"""Words between a distance and the one that leads on: "ten miles north-east of"."""


def landmarks(sentence: Sentence) -> Iterator[tuple[Span, Span]]:
    """The distances of a sentence that are measured from something, each with the words of that.

    Both as characters of the document; ``comparing.toml`` of the language has what joins them.
    """
    for quantity in sentence.quantities:
        if quantity.kind == "distance":
            measured = _behind(sentence, quantity.span) or _before(sentence, quantity.span)
            if measured is not None:
                yield quantity.span, measured


def _behind(sentence: Sentence, distance: Span) -> Span | None:
    """The words behind the one that leads on: "the border" of "ten miles from the border"."""
    words = comparing_words(sentence.language).landmark_after
    if not words:
        return None
    tail = BREAKS.split(sentence.text[distance.end - sentence.span.start :])[0]
    leading = "|".join(map(re.escape, words))
    found = re.match(rf"\s*(?:[\w-]+\s+){{0,{BETWEEN}}}?(?:{leading})\s+", tail, re.IGNORECASE)
    if found is None or found.end() == len(tail):
        return None
    return Span(distance.end + found.end(), distance.end + len(tail))


def _before(sentence: Sentence, distance: Span) -> Span | None:
    """The words of 距离边境10公里 that stand between the one that leads on and the figure."""
    words = comparing_words(sentence.language).landmark_before
    if not words or sentence.language not in UNSPACED:
        return None
    head = sentence.text[: distance.start - sentence.span.start]
    clause = BREAKS.split(head)[-1]
    starts = [match.end() for word in words for match in re.finditer(re.escape(word), clause)]
    if not starts or max(starts) == len(clause):
        return None
    return Span(distance.start - len(clause) + max(starts), distance.start)
