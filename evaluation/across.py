"""What two languages tell of the same sentences, side by side: ``agreement_of``, ``alone_in``.

What is in common is counted one to one: two amounts of the one meet at most two of the other.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import eq
from typing import Any, TypeVar

from counting import Figures, scores_of, share_of

Item = TypeVar("Item")
Told = tuple[str, frozenset[str], frozenset[str]]
"""What an event tells in any language: its type, and the countries of its sources and targets."""


def told_of(event: Mapping[str, Any]) -> Told:
    """An event, in the JSON form of the contract, without what depends on its language."""
    sources, targets = (
        frozenset(actor["country"] for actor in event.get(key) or () if actor.get("country"))
        for key in ("sources", "targets")
    )
    return event["type"], sources, targets


def shares_countries(one: Told, other: Told) -> bool:
    """Whether the types are one, and on each side a country is, or both sides have none."""
    return one[0] == other[0] and all(
        mine & theirs or not (mine or theirs)
        for mine, theirs in zip(one[1:], other[1:], strict=True)
    )


def shown(told: Told) -> str:
    """An event for readers.

    >>> shown(("AID", frozenset({"FJI"}), frozenset()))
    'FJI AID —'
    """
    sources, targets = ("+".join(sorted(side)) or "—" for side in told[1:])
    return f"{sources} {told[0]} {targets}"


def alone_in(
    one: Sequence[Item], other: Sequence[Item], same: Callable[[Item, Item], bool] = eq
) -> list[Item]:
    """The items of the one without a partner among the other, each partner taken once."""
    left, alone = list(other), []
    for item in one:
        place = next((i for i, wanted in enumerate(left) if same(item, wanted)), None)
        if place is None:
            alone.append(item)
        else:
            del left[place]
    return alone


def agreement_of(
    name: str,
    pairs: Sequence[tuple[Sequence[Item], Sequence[Item]]],
    same: Callable[[Item, Item], bool] = eq,
) -> Figures:
    """How far the items of Chinese and English sentences agree, given as (Chinese, English).

    ``.f1``: of the items of both, the share that has a partner (Dice), with its interval over
    resamples of the sentences; ``.recall``: of the English ones; ``.precision``: of the Chinese
    ones; ``.whole``: of the sentences in which either has an item, the share where nothing differs.
    """
    either = [pair for pair in pairs if pair[0] or pair[1]]
    met = [len(zh) - len(alone_in(zh, en, same)) for zh, en in either]
    counts = [(right, len(zh), len(en)) for right, (zh, en) in zip(met, either, strict=True)]
    whole = [right == zh == en for right, zh, en in counts]
    return {
        **scores_of(name, counts or [(0, 0, 0)]),
        **share_of(f"{name}.whole", whole),
        f"{name}.sentences": len(either),
        f"{name}.chinese": sum(zh for _, zh, _ in counts),
        f"{name}.english": sum(en for _, _, en in counts),
    }
