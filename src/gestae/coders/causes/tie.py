"""What a link ties, and a link in the making: ``End``, ``Tie``."""

from dataclasses import dataclass

from gestae.ontology.cues import CauseMarker
from gestae.records import LinkKind, Span
from gestae.records.link import MEANS, MOTIVE
from gestae.records.named import Named


@dataclass(frozen=True, slots=True)
class End:
    """What a link ties: an event's id or the name of a stretch, with the stretch itself.

    ``place``: the start of its sentence and the token that heads it, the same however far the
    stretch was taken to reach; ``None`` where it has no head of its own. ``named``: the deed that
    the stretch names without telling it. ``act``: where it is worded as something to
    do, the form of its verb ("gerund" of "containing Egypt", "infinitive" of "to win time").
    """

    name: str
    span: Span
    is_event: bool
    place: tuple[int, int] | None = None
    named: Named | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A link in the making: ``cause`` is the cause, purpose, condition or obstacle.

    ``evidence`` holds the words that show it. ``rejected``: it is told as what is not so. ``note``
    says what shows it where it is more than these words. ``manner`` is ``MOTIVE`` or ``MEANS``.
    """

    kind: LinkKind
    cause: End
    effect: End
    evidence: Span
    score: float
    rejected: bool = False
    note: str | None = None
    manner: str | None = None


def manner_of(marker: CauseMarker) -> str | None:
    """Whether a marker tells a means or a motive."""
    if "means" in marker.takes:
        return MEANS
    return MOTIVE if "motive" in marker.takes else None
