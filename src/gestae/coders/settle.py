"""A deed's type and status brought together: ``settle``.

PLOVER types say part of how far a deed has got: a cooperative act still to come is AGREE, one
that is refused is REJECT.
"""

from dataclasses import dataclass

from gestae.coders.events import Proposal
from gestae.ontology.plover import Plover
from gestae.records import Status

PROMISED = frozenset({"pledged", "planned"})
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Acts that are done by being said."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The final type, mode and status, with the reason where they were changed."""

    type: str
    mode: str | None
    status: Status
    reason: str | None = None


def settle(deed: Proposal, read: Status, plover: Plover) -> Settled:
    """The type and status of a deed whose words show the status ``read``."""
    status = deed.status if deed.status is not None and read in {"done", "ongoing"} else read
    cooperative = plover.types[deed.type].quad.endswith("cooperation")
    purpose = deed.predicate.form == "infinitive" and deed.predicate.embedding == "adverbial"
    if cooperative and deed.type != "AGREE" and status in PROMISED and not purpose:
        reason = f"a cooperative act that is {status}, not done, is AGREE"
        return Settled("AGREE", None, status, reason)
    if cooperative and status == "denied" and deed.predicate.tense == "future":
        mode = "assist" if deed.type == "AID" and plover.has_mode("REJECT", "assist") else None
        return Settled("REJECT", mode, "done", "a cooperative act that one will not do is REJECT")
    return Settled(deed.type, deed.mode, status)
