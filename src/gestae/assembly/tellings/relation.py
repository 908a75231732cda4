"""What kind of link two tellings have: ``relate``."""

from dataclasses import dataclass
from typing import Literal

from gestae.assembly.tellings.rules.amounts import compare_amounts
from gestae.assembly.tellings.rules.parts import find_part
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings
from gestae.records import Reason

RelationKind = Literal["same_event", "part_of", "updates"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two tellings before it is one: ``part_of`` runs from the part to the whole,
    ``updates`` from the later telling to the earlier, ``same_event`` from what was told first.
    """

    kind: RelationKind
    from_: str
    to: str
    reasons: tuple[Reason, ...] = ()


def relate(a: Telling, b: Telling, odds: float) -> Relation | None:
    """How two tellings hang together whose likeness has these odds; ``None`` where they do not."""
    limits = load_tellings().thresholds
    if part := find_part(a, b):
        whole = b if part.part == a.id else a
        if odds + part.reason.weight >= limits["part"]:
            return Relation("part_of", part.part, whole.id, (part.reason,))
    if odds < limits["same"]:
        return None
    first, second = sorted((a, b), key=_told)
    if update := find_update(first, second):
        return Relation("updates", second.id, first.id, (update,))
    return Relation("same_event", first.id, second.id)


def find_update(first: Telling, second: Telling) -> Reason | None:
    """Why the second telling, which appeared later, updates the first; ``None`` if it does not."""
    one, other = first.story.published, second.story.published
    if one is None or other is None or one >= other:
        return None
    if first.status and second.status:
        ranks = load_tellings().progress
        before, after = ranks.get(first.status, 0), ranks.get(second.status, 0)
        if 0 < before < after:
            return Reason("progress", f"it was {first.status}, and later {second.status}", 0.0)
    amounts = compare_amounts(first, second)
    if amounts is not None and amounts.name == "conflict":
        return Reason(
            "later_figure", f"the later telling has another figure: {amounts.detail}", 0.0
        )
    return None


def _told(telling: Telling) -> tuple[object, ...]:
    """What tellings are ordered by: when their document appeared, then where they stand."""
    published = telling.story.published
    return (
        published is None,
        published.isoformat() if published else "",
        telling.document,
        telling.place_in_text.start,
        telling.id,
    )
