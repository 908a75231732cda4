"""What users made of a record: ``Review``, which an event carries once it was decided on."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["accepted", "corrected", "rejected", "added"]


@dataclass(frozen=True, slots=True)
class Review:
    """How an event stands after the decisions on it; ``added`` where a user found it.

    ``reading`` is the id of the event as the program read it, which stays its id. ``who`` names,
    sorted, whose decisions stand; ``fields`` the keys of the contract whose values differ from
    what the program read; ``why`` is the last reason given; ``adjudicated`` tells whether the
    verdict settles a disagreement.
    """

    verdict: Verdict
    who: tuple[str, ...]
    fields: tuple[str, ...]
    why: str | None
    adjudicated: bool
    reading: str
