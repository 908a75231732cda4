"""What a translation says differently, pair by pair: start with ``audit``.

Each detector is a function from a pair to findings, in a file of its own; ``DETECTORS`` lists them
in the order a report tells them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.numbers import find_numbers
from gestae.assembly.audit.telling import Pair, read_pairs
from gestae.assembly.bead import Bead
from gestae.assembly.sides import Side
from gestae.ontology.load import Ontology

Detector = Callable[[Pair], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (find_numbers,)


def audit(
    beads: Sequence[Bead], sides: tuple[Side, Side], ontology: Ontology
) -> tuple[Finding, ...]:
    """What the two sides of each bead say differently, in the order of the beads.

    The left side is taken for the original where a finding has to say what was left out and what
    was added.
    """
    pairs = list(read_pairs(beads, sides, ontology))
    return tuple(finding for pair in pairs for finding in audit_pair(pair))


def audit_pair(pair: Pair) -> Iterator[Finding]:
    """What the two sides of one pair say differently."""
    for detect in DETECTORS:
        yield from detect(pair)
