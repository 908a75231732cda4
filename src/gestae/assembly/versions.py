"""Two documents that are one text in two languages: ``find_version``.

An agency sends a story in English and in Chinese: whoever counts sources counts it once.
"""

from collections.abc import Sequence

from gestae.assembly.align import align
from gestae.assembly.stretch import load_alignment, make_stretch
from gestae.assembly.translations import share_told, shares_told, tells_the_same
from gestae.ontology.load import Ontology
from gestae.records import Excerpt, Link, Reason, Span, span_end

MOST = 400
"""Sentences of a document beyond which it is not compared."""


def find_version(
    one: tuple[str, Sequence[Excerpt]], other: tuple[str, Sequence[Excerpt]], ontology: Ontology
) -> Link | None:
    """The link between two documents, each an id with its sentences, that are one text.

    They are where the sentences of the shorter one, in their order, say what sentences of the other
    say, by the measure of a document that holds its text twice (``translations``), and the longer
    one holds not much beside. Which is the original is not told. ``None`` where they are not.
    """
    if not all(0 < len(sentences) <= MOST for _, sentences in (one, other)):
        return None
    stretches = [
        tuple(make_stretch(each.text, each.language, ontology) for each in sentences)
        for _, sentences in (one, other)
    ]
    beads = align(stretches[0], stretches[1])
    share, least = share_told(beads), load_alignment()["same"]["longer"]
    if not tells_the_same(beads) or min(shares_told(beads)) < least:
        return None
    detail = f"{share:.0%} of the shorter text stands in the other, in the same order"
    ends = [
        span_end(document, Span(sentences[0].span.start, sentences[-1].span.end))
        for document, sentences in (one, other)
    ]
    return Link(
        "translates", ends[0], ends[1], share, (Reason("version", detail, share),), None, None
    )
