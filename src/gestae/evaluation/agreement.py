"""How far two annotators of the same texts agree: start with ``compare``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gestae.errors import ReadError
from gestae.evaluation.align import align_events, overlap
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import Evaluation, score_texts


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotations of the same texts against each other.

    ``evaluation`` takes the first for gold and the second for found; its F1 would be the same the
    other way round. ``shared`` counts the events that both have at the same words, over which
    ``type_kappa`` and ``status_kappa`` are taken (Cohen's); ``told_kappa`` is over sentences, on
    whether they tell an event. ``None`` where chance alone explains everything or nothing is
    shared.
    """

    evaluation: Evaluation
    sentences: int
    shared: int
    told_kappa: float | None
    type_kappa: float | None
    status_kappa: float | None


def compare(first: Sequence[GoldText], second: Sequence[GoldText]) -> Agreement:
    """The agreement of two annotations, text by text in the same order.

    Raises ``ReadError`` where the two annotate different words.
    """
    for one, other in zip(first, second, strict=True):
        if one.text != other.text:
            raise ReadError(other.id, "parse", f"its text differs from that of {one.id}")
    sure = [[{**event, "confidence": 1.0} for event in text.events] for text in second]
    pairs = [
        (one.events[a], other.events[b])
        for one, other in zip(first, second, strict=True)
        for a, b in align_events(one.events, other.events)
        if overlap(one.events[a]["trigger"]["span"], other.events[b]["trigger"]["span"])
    ]
    told = [
        (_tells(one, span), _tells(other, span))
        for one, other in zip(first, second, strict=True)
        for span in one.sentences
    ]
    return Agreement(
        evaluation=score_texts(zip(first, sure, strict=True)),
        sentences=len(told),
        shared=len(pairs),
        told_kappa=kappa(told),
        type_kappa=kappa([(a["type"], b["type"]) for a, b in pairs]),
        status_kappa=kappa([(a["status"], b["status"]) for a, b in pairs]),
    )


def kappa(pairs: Sequence[tuple[object, object]]) -> float | None:
    """Cohen's kappa of two raters' labels of the same things; ``None`` where both use but one.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    """
    if not pairs:
        return None
    total = len(pairs)
    same = sum(a == b for a, b in pairs) / total
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(firsts[label] * seconds[label] for label in firsts) / total**2
    return None if chance == 1 else (same - chance) / (1 - chance)


def _tells(text: GoldText, span: tuple[int, int]) -> bool:
    return any(overlap(event["trigger"]["span"], span) for event in text.events)
