"""Who did it to whom, told differently: ``find_roles``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.contradictions.difference import Difference
from gestae.assembly.contradictions.pair import Pair, also_says
from gestae.records import Cue, Event, Mention

MOST = 2
"""Parties on a side: of more, each telling may name some."""


def find_roles(pair: Pair) -> Iterator[Difference]:
    """The difference of two tellings in which the sides are swapped, or one side is another.

    Parties are compared by country, because a minister, a ministry and a capital act for one. Where
    somebody belongs to no country (an alliance, a group), it is not said to be another: members act
    for it and in its name. Acts that all sides do together have no roles to swap.
    """
    a, b = pair.a, pair.b
    if pair.stage is None or _mutual(a) or _mutual(b):
        return
    if _swapped(a, b):
        yield Difference(
            kind="swapped",
            detail=f"who to whom: {_word(a)} against {_word(b)}",
            severity="critical",
            evidence=_cue(a.sources),
        )
        return
    for role, ours, theirs, others in (
        ("who", a.sources, b.sources, (a.targets, b.targets)),
        ("to whom", a.targets, b.targets, (a.sources, b.sources)),
    ):
        if any(also_says(b, m.text) for m in ours) or any(also_says(a, m.text) for m in theirs):
            continue
        if _is_another(ours, theirs, _named_in_one_script(a, b)) and not _disjoint(*others):
            yield Difference(
                kind="party",
                detail=f"{role}: {_names(ours)} against {_names(theirs)}",
                severity="major",
                evidence=_cue(ours),
            )


def _swapped(a: Event, b: Event) -> bool:
    sides = [_parties(side) for side in (a.sources, a.targets, b.sources, b.targets)]
    if not all(sides):
        return False
    done_by, done_to, by_other, to_other = sides
    crossed = bool(done_by & to_other) and bool(done_to & by_other)
    return crossed and not done_by & by_other and not done_to & to_other


def _named_in_one_script(a: Event, b: Event) -> bool:
    return a.sentence.language == b.sentence.language


def _is_another(ours: Sequence[Mention], theirs: Sequence[Mention], one_script: bool) -> bool:
    """Whether both name few parties, all of known countries or persons, and none in common.

    Across languages all must be in our tables: of a name that is not, the country is a guess.
    """
    if not ours or not theirs or max(len(ours), len(theirs)) > MOST:
        return False
    actors = [mention.actor for mention in (*ours, *theirs)]
    if not all(actor.country and (one_script or actor.id) for actor in actors):
        return False
    return not _parties(ours) & _parties(theirs)


def _disjoint(ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    return not (_parties(ours) & _parties(theirs))


def _parties(side: Sequence[Mention]) -> frozenset[str]:
    found = (m.actor.country or m.actor.id or m.actor.name.casefold() for m in side)
    return frozenset(found)


def _mutual(event: Event) -> bool:
    return bool(_parties(event.sources) & _parties(event.targets))


def _word(event: Event) -> str:
    return f"{_names(event.sources)} to {_names(event.targets)}"


def _names(side: Sequence[Mention]) -> str:
    told = (m.text if _same(m) else f"{m.text} ({m.actor.name})" for m in side)
    return " and ".join(dict.fromkeys(f"“{words}”".replace("\n", " ") for words in told))


def _same(mention: Mention) -> bool:
    return mention.text.casefold() == mention.actor.name.casefold()


def _cue(side: Sequence[Mention]) -> Cue:
    return Cue(side[0].text, side[0].span)
