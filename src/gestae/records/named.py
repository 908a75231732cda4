"""A deed that words name without telling that it was done: ``Named``.

"Japan's aid to Ukraine has three aims" tells no event, but what is said of that aid is said of a
deed. A link whose end is such a stretch says so in one of its reasons, whose rule ``rule_of`` words
and ``named_in`` reads back.
"""

import re
from dataclasses import dataclass
from typing import Literal

Side = Literal["from", "to"]
_RULE = re.compile(r"(from|to) (names|holds back) (\S+)(?: \((\S+)\))? by (\S+) to (\S+)")
NOBODY = "–"


@dataclass(frozen=True, slots=True)
class Named:
    """A deed by its type, instrument, and the ids of those who do it and to whom.

    A party that the words do not tell is missing. ``held_back``: the words tell that it is limited
    or not done ("keeps its aid small", "has no need to send arms").
    """

    type: str
    instrument: str | None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    held_back: bool = False


def rule_of(side: Side, named: Named) -> str:
    """The rule by which a link says that the stretch at one of its ends names a deed.

    >>> rule_of("from", Named("AID", "aid.military", ("JPN",), ("UKR", "POL")))
    'from names AID (aid.military) by JPN to UKR+POL'
    """
    instrument = f" ({named.instrument})" if named.instrument else ""
    sides = ["+".join(ids) or NOBODY for ids in (named.sources, named.targets)]
    verb = "holds back" if named.held_back else "names"
    return f"{side} {verb} {named.type}{instrument} by {sides[0]} to {sides[1]}"


def named_in(rule: str) -> tuple[Side, Named] | None:
    """The end and the deed that a rule speaks of; ``None`` for a rule of another kind.

    >>> named_in("from names AID by JPN to –")
    ('from', Named(type='AID', instrument=None, sources=('JPN',), targets=(), held_back=False))
    """
    found = _RULE.fullmatch(rule)
    if found is None:
        return None
    side, verb, type_, instrument, *parties = found.groups()
    sources, targets = (() if p == NOBODY else tuple(p.split("+")) for p in parties)
    named = Named(type_, instrument, sources, targets, held_back=verb == "holds back")
    return ("from" if side == "from" else "to"), named
