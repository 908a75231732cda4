"""Which found event answers which gold event of a text: start with ``align_events``."""

from collections.abc import Sequence

import numpy as np

from gestae.evaluation.aspects import ASPECTS, Json

WEIGHTS = {"type": 1.0, "source": 1.0, "target": 1.0, "amount": 0.5, "date": 0.5, "status": 0.25}
"""What agreement in an aspect adds to a pair; overlapping triggers add ``TRIGGER``."""
TRIGGER = 2.0


def align_events(gold: Sequence[Json], found: Sequence[Json]) -> list[tuple[int, int]]:
    """Pairs of places in the two lists, each place at most once, that agree most in sum.

    A pair needs the same type, or triggers that overlap, or the same source and target; and their
    sentences must not lie apart, where gold gives them. The best one-to-one assignment is found
    by the method of Jonker and Volgenant, so that the order of the events does not matter.
    """
    from scipy.optimize import linear_sum_assignment  # half a second that only scoring needs

    if not gold or not found:
        return []
    worth = np.array([[_agreement(g, f) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in pairs if worth[row, column] > 0]


def _agreement(gold: Json, found: Json) -> float:
    """How much the two agree; 0 where they cannot be the same event."""
    if _apart(gold, found):
        return 0.0
    shares = {name: _share(name, gold, found) for name in WEIGHTS}
    trigger = _same_trigger(gold, found)
    if not (trigger or shares["type"] or (shares["source"] and shares["target"])):
        return 0.0
    return sum(WEIGHTS[name] * share for name, share in shares.items()) + TRIGGER * trigger


def _share(name: str, gold: Json, found: Json) -> float:
    """The share of items that both have among those that either has; 0 where it is not judged."""
    aspect = ASPECTS[name]
    if not aspect.judged(gold):
        return 0.0
    right = aspect.right(gold, found)
    either = len(aspect.items(gold)) + len(aspect.items(found)) - right
    return right / either if either else 0.0


def _apart(gold: Json, found: Json) -> bool:
    """Whether gold names a sentence, and the found event stands in another."""
    wanted, got = _span(gold, "sentence"), _span(found, "sentence")
    return bool(wanted and got and not overlap(wanted, got))


def _same_trigger(gold: Json, found: Json) -> bool:
    """Whether the triggers overlap, or, where gold gives no place, one's words hold the other's."""
    wanted, got = _span(gold, "trigger"), _span(found, "trigger")
    if wanted and got:
        return overlap(wanted, got)
    words = str((gold.get("trigger") or {}).get("text") or "").casefold()
    said = str((found.get("trigger") or {}).get("text") or "").casefold()
    return bool(words and said) and (words in said or said in words)


def _span(event: Json, key: str) -> Sequence[int] | None:
    span = (event.get(key) or {}).get("span")
    return span if span is not None and len(span) == 2 else None


def overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two stretches of a text, given by first character and end, share any."""
    return one[0] < other[1] and other[0] < one[1]
