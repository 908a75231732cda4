"""A deed's type and status brought together: ``settle``.

PLOVER types say part of how far a deed has got: a cooperative act still to come is AGREE, one
that is refused is REJECT.
"""

from dataclasses import dataclass

from gestae.coders.events import Proposal
from gestae.ontology.plover import Plover
from gestae.records import Status

PROMISED = frozenset({"pledged", "planned"})
DONE = frozenset({"done", "ongoing"})
INVITATION = "diplomacy.invitation"
TO_COME = frozenset({"planned", "pledged", "conditional", "proposed"})


@dataclass(frozen=True, slots=True)
class Settled:
    """The final type, mode and status, with the reason where they were changed."""

    type: str
    mode: str | None
    status: Status
    reason: str | None = None


def settle(deed: Proposal, read: Status, plover: Plover) -> Settled:
    """The type and status of a deed whose words show the status ``read``."""
    status = deed.status if deed.status is not None and read in DONE else read
    cooperative = plover.types[deed.type].quad.endswith("cooperation")
    if _is_made(deed, status):
        return Settled(deed.type, deed.mode, "done", "an act of speech is done by being made")
    if deed.instrument == INVITATION and status in DONE:
        return Settled(deed.type, deed.mode, "done", "an invitation is done by being made")
    if deed.type == "AGREE" and status in DONE:
        return Settled(deed.type, deed.mode, "pledged", "what one agrees to is still to come")
    purpose = deed.predicate.form == "infinitive" and deed.predicate.embedding == "adverbial"
    if cooperative and deed.type != "AGREE" and status in PROMISED and not purpose:
        reason = f"a cooperative act that is {status}, not done, is AGREE"
        return Settled("AGREE", None, status, reason)
    if cooperative and status == "denied" and deed.predicate.tense == "future":
        mode = "assist" if deed.type == "AID" and plover.has_mode("REJECT", "assist") else None
        return Settled("REJECT", mode, "done", "a cooperative act that one will not do is REJECT")
    return Settled(deed.type, deed.mode, status)


def _is_made(deed: Proposal, status: Status) -> bool:
    """Whether an act of speech is told by the words that make it, as what is yet to come.

    "They will pay for it", "If they stay, we shall march" threaten now; "we will not talk", "we
    have never accepted it" refuse now, where it is not the refusing that is negated; "Free them!"
    asks now.
    """
    told = deed.reading is not None and deed.reading.type == deed.type
    if deed.type == "THREATEN":
        future = deed.predicate.tense == "future" or bool(deed.predicate.auxiliaries)
        return not told and (status in TO_COME or (status == "denied" and future))
    if deed.type == "REJECT":
        return not told and status in {"denied", "ended"}
    bidding = deed.predicate.form == "infinitive" and deed.predicate.governor is None
    return deed.type == "REQUEST" and bidding and status == "proposed"
