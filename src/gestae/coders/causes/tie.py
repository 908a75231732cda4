"""What a link ties, and a link in the making: ``End``, ``Tie``."""

from dataclasses import dataclass

from gestae.records import LinkKind, Span
from gestae.records.named import Named


@dataclass(frozen=True, slots=True)
class End:
    """What a link ties: an event's id or the name of a stretch, with the stretch itself.

    ``place``: the start of its sentence and the token that heads it, the same however far the
    stretch was taken to reach; ``None`` where it has no head of its own. ``named``: the deed that
    the stretch names without telling it.
    """

    name: str
    span: Span
    is_event: bool
    place: tuple[int, int] | None = None
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A link in the making: ``cause`` is the cause, purpose, condition or obstacle.

    ``evidence`` holds the words that show it. ``rejected``: it is told as what is not so. ``note``
    says what shows it where it is more than these words.
    """

    kind: LinkKind
    cause: End
    effect: End
    evidence: Span
    score: float
    rejected: bool = False
    note: str | None = None
