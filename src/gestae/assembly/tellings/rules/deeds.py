"""What was done and how far it has got: ``compare_kinds``, ``compare_status``."""

from gestae.assembly.tellings.finding import Finding
from gestae.assembly.tellings.rules.promises import GIVEN, is_kept
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings

OPEN = frozenset({"possible", "proposed", "conditional"})


def compare_kinds(a: Telling, b: Telling) -> Finding | None:
    """Tellings of one deed say that the same kind of thing was done, if in other words."""
    if a.type is None or b.type is None:
        return None
    if a.instrument and b.instrument:
        return _with_instruments(a, b, a.instrument, b.instrument)
    if a.type != b.type and is_kept(a, b):
        return Finding("promised_deed", "one promises what the other tells: {}", (_money(a, b),))
    if a.type == b.type:
        return Finding("same_type", "both tell {}", (a.type,))
    if b.type in load_tellings().related[a.type]:
        return Finding("related", "{} and {} may tell the same", _types(a, b))
    return Finding("unrelated", "one tells {}, the other {}", _types(a, b))


def _money(a: Telling, b: Telling) -> str:
    """What was promised or given, as the lesser telling words it."""
    return min(amount.text for telling in (a, b) for amount in telling.amounts)


def _with_instruments(a: Telling, b: Telling, one: str, other: str) -> Finding:
    tables = load_tellings()
    alike = one == other or _lies_below(one, other) or _lies_below(other, one)
    if a.type != b.type and alike and (a.type in tables.promises or b.type in tables.promises):
        return Finding("promised_deed", "one promises what the other tells: {}", (min(one, other),))
    if one == other:
        return Finding("same_instrument", "both tell {}", (one,))
    if alike:
        return Finding("wider_instrument", "{} is a kind of {}", tuple(sorted((one, other))[::-1]))
    if a.type == b.type or b.type in tables.related[str(a.type)]:
        return Finding(
            "other_instrument", "one tells {}, the other {}", tuple(sorted((one, other)))
        )
    return Finding("unrelated", "one tells {}, the other {}", _types(a, b))


def _lies_below(one: str, other: str) -> bool:
    return one.startswith(f"{other}.")


def _types(a: Telling, b: Telling) -> tuple[str, str]:
    first, second = sorted((str(a.type), str(b.type)))
    return first, second


def compare_status(a: Telling, b: Telling) -> Finding | None:
    """A deed that is done was first planned or pledged; one that is refused is rarely the same.

    A document that tells one as done and one as planned has two in mind.
    """
    if a.status is None or b.status is None:
        return None
    statuses = frozenset({a.status, b.status})
    told = tuple(sorted(statuses))
    if len(statuses) == 1:
        return Finding("same", "both say it is {}", told)
    if statuses <= GIVEN:
        return Finding("same", "{} and {} may be said of one deed", told)
    here = a.document == b.document and a.language == b.language
    return Finding(_how_far_apart(statuses, here), "one says it is {}, the other {}", told)


def _how_far_apart(statuses: frozenset[str], here: bool) -> str:
    if "denied" in statuses:
        return "refused"
    if statuses & OPEN and statuses & GIVEN:
        return "open"
    return "side_by_side" if here else "moved"
