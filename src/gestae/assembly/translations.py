"""A document that tells the same in two languages: start with ``with_translations``.

The two tellings may stand one after the other, paragraph by paragraph, or side by side in a table:
read language by language, their sentences come in the same order either way.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from gestae.assembly.align import align
from gestae.assembly.bead import Bead
from gestae.assembly.original import Original, find_original
from gestae.assembly.sides import Side, read_side
from gestae.assembly.stretch import load_alignment
from gestae.ontology.load import Ontology
from gestae.records import Coded, Link, Parsed, Reason, span_end


def with_translations(coded: Coded, parsed: Parsed, ontology: Ontology) -> Coded:
    """What was coded, with a link for all that the document tells in a second language, too."""
    links = find_translations(parsed, ontology)
    return replace(coded, links=(*coded.links, *links)) if links else coded


def find_translations(parsed: Parsed, ontology: Ontology) -> tuple[Link, ...]:
    """Links between the sentences of a document that tell the same in two languages.

    None where it has sentences in one language only, or where what it says in another is no
    translation. Each link runs from the translation to the original where the text says which is
    which, and else from what stands first to what stands later.
    """
    links: list[Link] = []
    counts = Counter(sentence.language for sentence in parsed.sentences)
    fewest = load_alignment()["same"]["beads"]
    for languages in combinations(counts, 2):
        if min(counts[language] for language in languages) < fewest:
            continue  # a title or a quotation in another language costs nothing
        sides = tuple(read_side(parsed, ontology, language) for language in languages)
        beads = align(sides[0].stretches, sides[1].stretches)
        if tells_the_same(beads):
            original = find_original(parsed.document, languages)
            least: float = load_alignment()["same"]["score"]
            told = [bead for bead in beads if bead.left and bead.right and bead.score >= least]
            links += (_link(sides, bead, original) for bead in told)
    return tuple(links)


def tells_the_same(beads: Sequence[Bead]) -> bool:
    """Whether an alignment is that of a text and its translation.

    Measured by ``share_told``, against the threshold in ``alignment.toml``; a single pair of
    sentences, a title in two languages say, is not enough.
    """
    limits: Mapping[str, float] = load_alignment()["same"]
    likely = sum(is_likely(bead) for bead in beads)
    return likely >= limits["beads"] and share_told(beads) >= limits["share"]


def share_told(beads: Sequence[Bead]) -> float:
    """The share of the sentences on the shorter side that are in a bead whose sides agree."""
    return max(shares_told(beads))


def shares_told(beads: Sequence[Bead]) -> tuple[float, float]:
    """The share of the sentences of either side that are in a bead whose sides agree."""
    told, whole = _sizes([bead for bead in beads if is_likely(bead)]), _sizes(beads)
    return told[0] / max(1, whole[0]), told[1] / max(1, whole[1])


def _sizes(beads: Sequence[Bead]) -> tuple[int, int]:
    """How many sentences of either side the beads hold."""
    return sum(len(bead.left) for bead in beads), sum(len(bead.right) for bead in beads)


def is_likely(bead: Bead) -> bool:
    """Whether the sides of a bead are much more alike than sentences taken by chance."""
    least: float = load_alignment()["same"]["evidence"]
    enough = evidence_of(bead) >= least * len(bead.left + bead.right)
    return bool(bead.left and bead.right) and enough


def evidence_of(bead: Bead) -> float:
    """What speaks for a bead beside its shape, which is the same for any two texts."""
    return sum(reason.weight for reason in bead.reasons if reason.rule != "shape")


def _link(sides: tuple[Side, ...], bead: Bead, original: Original | None) -> Link:
    """The link of a bead, from the translation to the original where that is known."""
    document = sides[0].document.id
    numbered = zip(sides, (bead.left, bead.right), strict=True)
    ends = [span_end(document, side.span_of(numbers)) for side, numbers in numbered]
    reasons = bead.reasons
    if original is not None:
        if sides[0].sentences[bead.left[0]].language == original.language:
            ends.reverse()
        detail = f"the text says which is the original: “{original.words}”"
        reasons = (*reasons, Reason("original", detail, 0.0))
    return Link("translates", ends[0], ends[1], bead.score, reasons, None, document)
