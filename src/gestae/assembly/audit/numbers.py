"""Numbers that differ: ``find_numbers``."""

from collections.abc import Iterator

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.telling import Pair
from gestae.assembly.stretch import find_figures


def find_numbers(pair: Pair) -> Iterator[Finding]:
    """A number in digits on each side that the other lacks."""
    ours, theirs = (set(find_figures(side.text)) for side in pair.sides)
    if ours - theirs and theirs - ours:
        one, other = ", ".join(sorted(ours - theirs)), ", ".join(sorted(theirs - ours))
        yield pair.finding("number", "major", f"{one} on one side is {other} on the other.")
