"""Which event a decision is about, also after another reading: ``attach``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from gestae.records import Anchor, Decision, Span

Place = tuple[str, Span]
"""A document and the trigger in it."""


def attach(
    log: Iterable[Decision], known: Collection[str], standing: Iterable[tuple[str, Anchor]]
) -> dict[Decision, tuple[str | None, ...]]:
    """For each decision but undos, the ids of its events as they are now; ``None`` for one gone.

    ``known`` holds the ids that are there, ``standing`` the events of the documents concerned with
    where they stand. An event whose id is gone is the one at the same trigger of the same
    document: the only one of the same type, else, but not for a rejection, the only one of all. A
    rejection says that the reading was wrong, and nothing of another reading of the same words.
    """
    here: dict[Place, list[tuple[str, str]]] = defaultdict(list)
    for name, anchor in standing:
        here[anchor.document, anchor.trigger].append((name, anchor.type))
    return {d: _ends(d, known, here) for d in log if d.action != "undo"}


def _ends(
    decision: Decision, known: Collection[str], here: Mapping[Place, Sequence[tuple[str, str]]]
) -> tuple[str | None, ...]:
    any_type = decision.action != "reject"
    ends = [(decision.subject, decision.anchor)]
    if decision.other is not None:
        ends.append((decision.other, decision.other_anchor))
    return tuple(
        name if name in known else _found_again(anchor, here, any_type=any_type)
        for name, anchor in ends
    )


def _found_again(
    anchor: Anchor | None, here: Mapping[Place, Sequence[tuple[str, str]]], *, any_type: bool
) -> str | None:
    if anchor is None:
        return None
    there = here.get((anchor.document, anchor.trigger), ())
    same = [name for name, type_ in there if type_ == anchor.type]
    if len(same) == 1:
        return same[0]
    return there[0][0] if any_type and not same and len(there) == 1 else None
