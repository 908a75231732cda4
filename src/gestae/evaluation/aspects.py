"""What of an event is judged, and when it is right: start with ``ASPECTS``.

Events are taken in the JSON form of the contract, gold and found alike. Each aspect is a list of
items read off an event, and a rule by which a found item is the gold one.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gestae.ontology.han import RANGES, simplify

Json = Mapping[str, Any]
Item = Any


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is judged.

    ``keys`` are what gold must give for it to be judged, and ``parts`` what each thing under such
    a key must give; ``items`` reads it off an event; ``same(gold, found)`` tells whether an item
    is right.
    """

    meaning: str
    keys: tuple[str, ...]
    items: Callable[[Json], Sequence[Item]]
    same: Callable[[Item, Item], bool]
    parts: tuple[str, ...] = ()

    def judged(self, gold: Json) -> bool:
        """Whether the gold event says anything of it, be it that there is none."""
        if not all(key in gold for key in self.keys):
            return False
        return all(part in one for part in self.parts for key in self.keys for one in gold[key])

    def right(self, gold: Json, found: Json) -> int:
        """How many items of the found event are right; each gold item is met at most once."""
        left = list(self.items(gold))
        count = 0
        for item in self.items(found):
            for number, wanted in enumerate(left):
                if self.same(wanted, item):
                    del left[number]
                    count += 1
                    break
        return count

    def agrees(self, gold: Json, found: Json) -> bool:
        """Whether nothing is missing and nothing too many; true where it is not judged."""
        if not self.judged(gold):
            return True
        right = self.right(gold, found)
        return right == len(self.items(gold)) == len(self.items(found))


def same_actor(gold: Json, found: Json) -> bool:
    """Whether it is the same actor: by id; without one by name or words; without these by country.

    Where gold names the state and the coder the person who then spoke for it, or the other way
    round, they are the same if they were read from the same words ("the German chancellor"), and
    so is a body's organ and the body ("the Security Council"). So
    are two that no table knows: where a description ends is not judged ("relatives", "relatives
    of the accused").

    >>> same_actor({"id": "JPN"}, {"id": "JPN", "name": "Japan", "text": "Tokyo"})
    True
    >>> same_actor({"id": None, "name": "the Harbour Office"}, {"name": "Harbour Office"})
    True
    """
    same_country = gold.get("country") == found.get("country")
    if gold.get("id"):
        if gold["id"] == found.get("id"):
            return True
        return same_country and _same_words(gold, found)
    names = _names(gold)
    if not names:
        return same_country
    if names & _names(found):
        return True
    return _same_words(gold, found) and (same_country or not found.get("id"))


def _same_words(gold: Json, found: Json) -> bool:
    """Whether both were read from the same words: their whole, or the same head at one place."""
    if _words(gold) and _words(gold) == _words(found):
        return True
    wanted, got = gold.get("span"), found.get("span")
    if not (wanted and got and wanted[0] < got[1] and got[0] < wanted[1]):
        return False
    return _same_head(_head(_words(gold)), _head(_words(found)))


def _same_head(one: str, other: str) -> bool:
    """Whether two heads are one word; of Chinese phrases, which end in their head, one ends in the
    other ("边防人员", "人员").
    """
    if _HAN.search(one):
        return bool(other) and (one.endswith(other) or other.endswith(one))
    return one == other


def _head(words: str) -> str:
    """The last word before what a preposition or a comma adds: "bedi" of "colonel bedi, 52"."""
    kept = _ADDED.split(words, maxsplit=1)[0].split()
    return kept[-1] if kept else ""


def _words(actor: Json) -> str:
    return _plain(str(actor.get("text") or ""))


def _plain(name: str) -> str:
    """A name without its article, in lower case, and in simplified characters."""
    return simplify(_LEADING_ARTICLE.sub("", name.casefold().strip()))


def _countries(key: str) -> Callable[[Json], Sequence[Item]]:
    """The countries of the actors on a side, each once."""
    return lambda event: sorted({a["country"] for a in event.get(key) or () if a.get("country")})


def _names(actor: Json) -> set[str]:
    names = (actor.get("name"), actor.get("text"))
    return {_plain(name) for name in names if name}


_HAN = re.compile(f"[{RANGES}]")
_ADDED = re.compile(r"[,，（]|\s(?:of|in|from|for|at|on|to|with|who|that)\s")
_LEADING_ARTICLE = re.compile(r"^(the|a|an)\s+")


def _same(gold: Item, found: Item) -> bool:
    return bool(gold == found)


def _one(key: str) -> Callable[[Json], Sequence[Item]]:
    return lambda event: [event[key]] if event.get(key) is not None else []


def _many(key: str) -> Callable[[Json], Sequence[Item]]:
    return lambda event: list(event.get(key) or ())


def _triples(event: Json) -> Sequence[Item]:
    """Every source with the type and every target; a side that is not told is ``None``."""
    sources = event.get("sources") or [None]
    targets = event.get("targets") or [None]
    return [(source, event["type"], target) for source in sources for target in targets]


def _same_triple(gold: Item, found: Item) -> bool:
    (source, type_, target), (found_source, found_type, found_target) = gold, found
    return (
        type_ == found_type
        and _same_side(source, found_source)
        and _same_side(target, found_target)
    )


def _same_side(gold: Json | None, found: Json | None) -> bool:
    if gold is None or found is None:
        return gold is found
    return same_actor(gold, found)


def _days(event: Json) -> Sequence[Item]:
    date = event.get("date")
    return [(str(date["start"]), str(date["end"]))] if date else []


def _figures(event: Json) -> Sequence[Item]:
    return [
        (
            a.get("kind"),
            a.get("unit") if a.get("kind") == "money" else None,  # of what is counted is not judged
            _exact(a.get("low")),
            _exact(a.get("high")),
        )
        for a in event.get("amounts") or ()
    ]


def _exact(number: float | Decimal | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _same_figure(gold: Item, found: Item) -> bool:
    """Whether kind, currency and bounds agree; a vague figure of gold ("dozens") has no bounds."""
    vague = gold[2] is None and gold[3] is None
    return bool(gold[:2] == found[:2] and (vague or gold[2:] == found[2:]))


def _speakers(event: Json) -> Sequence[Item]:
    return [teller.get("speaker") or {} for teller in event.get("attribution") or ()]


def _same_place(gold: Json, found: Json) -> bool:
    if gold.get("geonames") and found.get("geonames"):
        return bool(gold["geonames"] == found["geonames"])
    return bool(_names(gold) & _names(found))


ASPECTS: Mapping[str, Aspect] = {
    "type": Aspect("PLOVER type", ("type",), _one("type"), _same),
    "source": Aspect("each who acts", ("sources",), _many("sources"), same_actor),
    "target": Aspect("each acted upon", ("targets",), _many("targets"), same_actor),
    "source_country": Aspect(
        "countries who act", ("sources",), _countries("sources"), _same, parts=("country",)
    ),
    "target_country": Aspect(
        "countries acted upon", ("targets",), _countries("targets"), _same, parts=("country",)
    ),
    "triple": Aspect(
        "source, type and target together",
        ("type", "sources", "targets"),
        _triples,
        _same_triple,
    ),
    "instrument": Aspect("our finer type", ("instrument",), _one("instrument"), _same),
    "status": Aspect("how far it has got", ("status",), _one("status"), _same),
    "date": Aspect("first and last day", ("date",), _days, _same),
    "place": Aspect("GeoNames id or name", ("place",), _one("place"), _same_place),
    "amount": Aspect("kind, bounds, currency", ("amounts",), _figures, _same_figure),
    "attribution": Aspect("each teller", ("attribution",), _speakers, same_actor),
}
"""What is judged, by name, in the order it is shown."""

RIGHT = ("type", "source", "target", "status")
"""The aspects that must all agree for a found event to count as right in the calibration."""
