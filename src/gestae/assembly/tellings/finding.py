"""What a rule finds between two tellings: ``Finding``."""

from collections.abc import Callable
from dataclasses import dataclass

from gestae.assembly.tellings.telling import Telling


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: ``name`` looks up the weight together with the rule's name.

    ``measure`` is what the weight is multiplied by. ``words`` and ``values`` are the sentence a
    reader sees, put together only where it is shown.
    """

    name: str
    words: str
    values: tuple[object, ...] = ()
    measure: float = 1.0

    @property
    def detail(self) -> str:
        """What the rule saw, in a sentence."""
        return self.words.format(*self.values)


Rule = Callable[[Telling, Telling], Finding | None]
"""What two tellings have in common in one respect; ``None`` where the rule has nothing to say."""
