"""Who did it to whom: ``compare_sources``, ``compare_targets``, ``compare_sides``."""

from functools import lru_cache

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.telling import Party, Telling
from gestae.ontology.tellings import load_tellings

SAME = 0.8
"""The likeness from which two parties are one."""
ALIKE = 0.5
"""The likeness from which two parties may be one."""


def compare_sources(a: Telling, b: Telling) -> Finding | None:
    """Tellings of one deed name the same doer, or one names a part of the other."""
    if is_crossed(a, b):
        return None
    return _compare(a.sources, b.sources, "source", one_language=a.language == b.language)


def compare_targets(a: Telling, b: Telling) -> Finding | None:
    """Tellings of one deed name the same one to whom it was done."""
    if is_crossed(a, b):
        return None
    return _compare(a.targets, b.targets, "target", one_language=a.language == b.language)


def compare_sides(a: Telling, b: Telling) -> Finding | None:
    """The doer of one telling is the other's target: of mutual acts the same, of others not."""
    if not is_crossed(a, b):
        return None
    if _is_mutual(a) and _is_mutual(b) and a.type == b.type:
        return Finding("mutual", "both name {} and {}", _named(a, b))
    return Finding("swapped", "{} and {} stand on opposite sides", _named(a, b))


def _is_mutual(telling: Telling) -> bool:
    """Whether what it tells is done by both: talks are, a visit and an invitation have one side."""
    tables = load_tellings()
    if telling.instrument is None:
        return telling.type in tables.mutual_types
    return telling.instrument.startswith(tuple(tables.mutual_instruments))


def _named(a: Telling, b: Telling) -> tuple[str, ...]:
    first, second = sorted((a.sources[0].name, b.sources[0].name))
    return first, second


def same_side(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Whether two sides name the same party."""
    return likeness(one, other) >= SAME


@lru_cache(maxsize=16)
def is_crossed(a: Telling, b: Telling) -> bool:
    """Whether the sides agree only when one of the tellings is turned around."""
    if not (a.sources and a.targets and b.sources and b.targets):
        return False
    straight = likeness(a.sources, b.sources) + likeness(a.targets, b.targets)
    turned = likeness(a.sources, b.targets), likeness(a.targets, b.sources)
    # Both: who gives to one and takes from another does two deeds.
    return sum(turned) > straight and min(turned) >= ALIKE


def _compare(
    one: tuple[Party, ...], other: tuple[Party, ...], side: str, *, one_language: bool
) -> Finding | None:
    if not one or not other:
        return None
    found = likeness(one, other)
    names = sorted((_names(one), _names(other)))
    if found >= SAME:
        return Finding("same", f"the same {side}: {{}}", (names[0],), _shared(one, other))
    if found >= ALIKE:
        return Finding("partly", f"{side}s that may be one: {{}} and {{}}", tuple(names))
    known = all(party.id or party.country for party in (*one, *other))
    if not known and not one_language:
        return None  # names in two scripts share no words, whoever they mean
    name = "unlike" if known else "other_words"
    return Finding(name, f"another {side}: {{}} and {{}}", tuple(names))


@lru_cache(maxsize=50_000)
def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(sorted(party.name for party in parties))


@lru_cache(maxsize=50_000)
def _shared(one: tuple[Party, ...], other: tuple[Party, ...]) -> float:
    """How much of both sides is the same, from a half to 1: one name of a list tells less."""
    pairs = ((one, other), (other, one))
    found = [max(likeness_of_parties(a, b) for b in those) for these, those in pairs for a in these]
    return 0.5 + 0.5 * sum(share >= SAME for share in found) / len(found)


@lru_cache(maxsize=50_000)
def likeness(one: tuple[Party, ...], other: tuple[Party, ...]) -> float:
    """How alike two sides are, from 0 to 1: the best pair of their parties."""
    return max((likeness_of_parties(a, b) for a in one for b in other), default=0.0)


def likeness_of_parties(a: Party, b: Party) -> float:
    """1 for the same actor, less for one that belongs to the other or shares words of its name."""
    if a.id is not None and a.id == b.id:
        return 1.0 if a.sector is None or b.sector is None or a.sector == b.sector else 0.8
    if a.country is not None and a.country == b.country:
        return 0.6 if a.id == a.country or b.id == b.country else _likeness_of_names(a, b)
    if (a.id and b.id) or (a.country and b.country):
        return 0.0
    return _likeness_of_names(a, b)


def _likeness_of_names(a: Party, b: Party) -> float:
    if a.name.casefold() == b.name.casefold():
        return 1.0
    if a.words and b.words:
        shared = len(a.words & b.words) / min(len(a.words), len(b.words))
        return 0.5 + 0.4 * shared if shared else 0.2
    return 0.3 if not (a.id and b.id) else 0.0
