"""Which decisions of a log stand: start with ``settle``.

A decision stands unless an undo of it stands; an undo can be undone like any other. Where several
stand on one event and field, an adjudication outranks the others, else the later one holds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from gestae.records import Decision
from gestae.review.pairs import Pairs, settle_pairs

OF_EVENTS = frozenset({"accept", "reject", "correct", "add"})
OF_PAIRS = frozenset({"merge", "split"})


@dataclass(frozen=True, slots=True)
class Standing:
    """What users decided, as it stands.

    ``of``: by event, the acceptances, rejections and corrections of it, the strongest last; a
    field has the value of the last that names it. ``rejected``: the events whose last one is a
    rejection. ``together`` and ``apart``: pairs of events, the lesser id first, that tell one deed
    and that do not; they never contradict each other, also not through third events.
    ``overruled``: merges and splits that lost to a stronger one. ``orphaned``: decisions whose
    event cannot be found any more; they stay in the log and hold again when it is back.
    """

    of: Mapping[str, Sequence[Decision]]
    rejected: frozenset[str]
    together: tuple[tuple[str, str], ...]
    apart: tuple[tuple[str, str], ...]
    overruled: tuple[Decision, ...]
    orphaned: tuple[Decision, ...]


def settle(log: Iterable[Decision], found: Mapping[Decision, Sequence[str | None]]) -> Standing:
    """What stands of a log.

    ``found`` gives for each decision the ids of its events as they are now (``attach.py``), with
    ``None`` for one that is not there. The order of the log does not matter.
    """
    alive = [decision for decision in not_undone(log) if decision.action != "undo"]
    orphaned = tuple(d for d in alive if None in found.get(d, (d.subject, d.other)[: _ends(d)]))
    here = [_moved(d, found) for d in alive if d not in set(orphaned)]
    of: dict[str, list[Decision]] = defaultdict(list)
    for decision in here:
        if decision.action in OF_EVENTS:
            of[decision.subject].append(decision)
    pairs: Pairs = settle_pairs(d for d in here if d.action in OF_PAIRS)
    return Standing(
        of=dict(of),
        rejected=frozenset(name for name, made in of.items() if made[-1].action == "reject"),
        together=pairs.together,
        apart=pairs.apart,
        overruled=pairs.overruled,
        orphaned=orphaned,
    )


def not_undone(log: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that no standing undo takes back, the strongest last; undos among them."""
    ranked = sorted(set(log), key=lambda decision: decision.rank)
    undos: dict[str, list[Decision]] = defaultdict(list)
    for decision in ranked:
        if decision.action == "undo":
            undos[decision.subject].append(decision)
    known: dict[str, bool] = {}
    for start in ranked:
        _tell_whether_it_stands(start, undos, known)
    return tuple(decision for decision in ranked if known[decision.id])


def _tell_whether_it_stands(
    start: Decision, undos: Mapping[str, Sequence[Decision]], known: dict[str, bool]
) -> None:
    """Works out whether a decision stands, those first that undo it.

    Kept on a stack of its own: a quarrel of a thousand undos is deeper than Python's.
    """
    waiting = [start]
    while waiting:
        decision = waiting[-1]
        against = undos.get(decision.id, ())
        open_ = [undo for undo in against if undo.id not in known]
        if open_:
            waiting += open_
        else:
            known[decision.id] = not any(known[undo.id] for undo in against)
            waiting.pop()


def _ends(decision: Decision) -> int:
    return 2 if decision.action in OF_PAIRS else 1


def _moved(decision: Decision, found: Mapping[Decision, Sequence[str | None]]) -> Decision:
    """The decision with its events' present ids."""
    subject, *other = found.get(decision, (decision.subject, decision.other))
    return replace(
        decision,
        subject=subject or decision.subject,
        other=(other[0] if other else None) or decision.other,
    )
