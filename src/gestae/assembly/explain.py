"""Why sentences are laid beside each other: ``explain``, as reasons a reader understands."""

from collections.abc import Mapping, Sequence

import numpy as np

from gestae.assembly.bead import Shape
from gestae.assembly.evidence import Evidence, items_of
from gestae.assembly.stretch import Stretch
from gestae.records import Reason

LEAST = 0.05
"""A reason that weighs less is not told, unless it names something."""
Run = Sequence[Stretch]


def explain(
    evidence: Evidence,
    place: tuple[int, int],
    left: Run,
    right: Run,
    weights: Mapping[str, float],
) -> tuple[Reason, ...]:
    """What speaks for and against these sentences, which end at that place, telling the same."""
    if not left or not right:
        detail = "nothing on the other side tells the same"
        return (Reason("gap", detail, weights["gap"]),)
    shape = (len(left), len(right))
    told = {name: weights[name] * value for name, value in evidence.cell(shape, *place).items()}
    rows, columns = (np.array([number]) for number in place)
    likeness = float(evidence.likeness(shape, rows, columns)[0, 0])
    usual = float(evidence.usual(shape, rows, columns)[0, 0])
    reasons = (
        Reason(
            "meaning",
            f"alike in meaning by {likeness:.2f}, where others are by {usual:.2f}",
            _sum(told, "meaning", "meaning_each", "joined"),
        ),
        Reason("length", _lengths(left, right), told["length"]),
        *(_shared(kind, verb, left, right, told) for kind, verb in _VERBS.items()),
        Reason("marks", _marks(told), _sum(told, "ends_alike", "ends_apart", "question_apart")),
        Reason("shape", _shape(shape), weights["shape_{}_{}".format(*shape)]),
    )
    return tuple(reason for reason in reasons if abs(reason.weight) >= LEAST)


_VERBS = {"figures": "say", "names": "name", "words": "write"}
"""What both sides do with what they share."""


def _sum(told: Mapping[str, float], *names: str) -> float:
    return sum(told.get(name, 0.0) for name in names)


def _lengths(left: Run, right: Run) -> str:
    ours, theirs = (sum(len(stretch.text) for stretch in side) for side in (left, right))
    return f"{ours} characters against {theirs}"


def _shared(kind: str, verb: str, left: Run, right: Run, told: Mapping[str, float]) -> Reason:
    ours, theirs = items_of(left, kind), items_of(right, kind)
    both, apart = sorted(ours & theirs), sorted(ours ^ theirs)
    details = [f"both {verb} {', '.join(both)}"] if both else []
    if told.get(f"{kind}_apart"):
        details.append(f"only one {verb}s {', '.join(apart)}")
    return Reason(kind, "; ".join(details), _sum(told, kind, f"{kind}_apart"))


def _marks(told: Mapping[str, float]) -> str:
    if told["question_apart"]:
        return "only one side asks"
    return "one side is cut off" if told["ends_apart"] else "both end in the same kind of mark"


def _shape(shape: Shape) -> str:
    return f"{shape[0]} against {shape[1]}"
