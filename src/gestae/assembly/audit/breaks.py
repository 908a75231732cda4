"""A sentence that the other side's layout has torn in two: ``find_torn``."""

from collections.abc import Iterator
from itertools import pairwise

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.records import Span


def find_torn(reading: Reading) -> Iterator[Finding]:
    """A paragraph that ends inside what is one sentence on the other side.

    A translator divides a long sentence freely, but not by a paragraph: there a piece was lost on
    the way, or the ends of two were joined.
    """
    for side, (telling, other) in enumerate(((reading.a, reading.b), (reading.b, reading.a))):
        if len(other.sentences) != 1:
            continue
        for before, after in pairwise(telling.sentences):
            if before.passage != after.passage:
                end = before.tokens[-1]
                start = before.tokens[-2].start if len(before.tokens) > 1 else end.start
                span = Span(start, end.end)
                spans = {"a": span} if side == 0 else {"b": span}
                reason = (
                    f"A paragraph ends after “{span.of(telling.document.text)}”, inside what is "
                    "one sentence on the other side."
                )
                yield reading.pair.finding("broken", "major", reason, score=0.7, **spans)
