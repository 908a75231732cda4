"""What sorts of mistake there are, and how many of each: start with ``count_kinds``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from gestae.evaluation.align import overlap
from gestae.evaluation.aspects import ASPECTS, Json
from gestae.evaluation.score import Mistake

ONE = {"type": "type", "status": "status"}
"""Aspects that every event has: they can only be wrong."""
SOME = {
    "source": "source",
    "target": "target",
    "instrument": "instrument",
    "date": "date",
    "place": "place",
    "amount": "amount",
    "attribution": "teller",
}
"""Aspects of which an event has none, one or several: an item is missing, wrong or too many."""

MISSED = "missed event"
BESIDE = "event too many, beside others of the sentence"
ALONE = "event too many, in a sentence without any"
KINDS = (
    MISSED,
    BESIDE,
    ALONE,
    *(f"wrong {word}" for word in ONE.values()),
    *(f"{word} {how}" for word in SOME.values() for how in ("missing", "wrong", "too many")),
)
"""All kinds, in the order they are shown."""


def count_kinds(mistakes: Iterable[Mistake]) -> Mapping[str, int]:
    """How often each of ``KINDS`` occurs. An event counts once, of its sides and details each item.

    Of an event that is missed or too many nothing else is counted. As many items as are too many
    beside missing ones of the same aspect are wrong: somebody else stands in their place.
    """
    counts = Counter(kind for mistake in mistakes for kind in _kinds(mistake))
    return {kind: counts[kind] for kind in KINDS}


def _kinds(mistake: Mistake) -> Iterator[str]:
    gold, found = mistake.gold, mistake.found
    if gold is None or found is None:
        yield MISSED if found is None else _surplus(mistake.text.events, found)
        return
    for name in mistake.wrong:
        if name in ONE:
            yield f"wrong {ONE[name]}"
        elif name in SOME:
            yield from _items(name, gold, found)


def _surplus(events: Iterable[Json], found: Json) -> str:
    """Whether gold has another event in the sentence of one that is too many."""
    sentence = (found.get("sentence") or {}).get("span")
    others = ((event.get("sentence") or {}).get("span") for event in events)
    told = any(not (sentence and span) or overlap(span, sentence) for span in others)
    return BESIDE if told else ALONE


def _items(name: str, gold: Json, found: Json) -> Iterator[str]:
    """The kind of each item of an aspect that is not right."""
    aspect, word = ASPECTS[name], SOME[name]
    right = aspect.right(gold, found)
    missing, surplus = len(aspect.items(gold)) - right, len(aspect.items(found)) - right
    wrong = min(missing, surplus)
    yield from [f"{word} wrong"] * wrong
    yield from [f"{word} missing"] * (missing - wrong)
    yield from [f"{word} too many"] * (surplus - wrong)
