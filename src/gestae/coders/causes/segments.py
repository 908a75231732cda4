"""Ties between stretches that commas part: ``find_between``.

Where words are joined without spaces, a word at the head of a stretch ties it to the stretch before
(从而, 以免, 是因为) or to the one behind (如果, 尽管), however the parse strings them together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gestae.coders.causes.contrast import CONTRASTS, find_copula, opened_before
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.reach import COMMAS
from gestae.coders.causes.tie import End, Tie, manner_of
from gestae.ontology.cues import CauseMarker, Match

BACK, FORWARD = "segment", "forward"
PASSED = frozenset({"ADV", "SCONJ", "CCONJ"})
"""Words that may stand before a marker at the head of its stretch."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A marker at the head of a stretch: its tokens, and what the words before say of it."""

    marker: CauseMarker
    start: int
    end: int
    turned: str | None


def find_between(ground: Ground) -> Iterator[Tie]:
    """The ties by words of the table that take a stretch before or behind, in order."""
    if ground.cues.joiner:
        return
    stretches = _stretches(ground)
    openings = [_opening(ground, start, end) for start, end in stretches]
    first: End | None = None
    for number, opening in enumerate(openings):
        if opening is None:
            inside = _said_inside(ground, *stretches[number])
            if inside is not None:
                first = inside.effect
                yield inside
            yield from _around(ground, stretches, number)
            continue
        if first is None or opening.turned not in {"turn", "replaces"}:
            first = _other(ground, stretches, openings, number)
        last = number + 1
        if not _looks_ahead(ground, stretches, number, opening):
            while last < len(stretches) and openings[last] is None:
                last += 1
        begin = opening.start if "kept" in opening.marker.takes else opening.end
        kept = begin < opening.end
        marked = _piece(ground, begin, stretches[last - 1][1], whole=kept)
        if marked is None or first is None:
            continue
        evidence = ground.sentence.span_of(opening.start, opening.end - 1)
        rejected = opening.turned in {"rejects", "instead"}
        marker = opening.marker
        ends = (marked, first) if marker.side == "cause" else (first, marked)
        score, manner = marker.score, manner_of(marker)
        yield Tie(marker.kind, ends[0], ends[1], evidence, score, rejected, manner=manner)


def _said_inside(ground: Ground, start: int, end: int) -> Tie | None:
    """The tie by a word that says of what stands before it what it is for: 援助[不仅是为了]港口."""
    words = ground.extent.words
    for at in range(start + 1, end - 1):
        found = ground.cues.cause_markers.find_at(words, at)
        if found is None or "copula" not in found.phrase.takes or found.end >= end:
            continue
        before = _contrast_before(ground, start, at)
        effect, cause = _piece(ground, start, before), _piece(ground, found.end, end)
        pointing = ground.cues.cause_markers.find_at(words, start)
        if pointing is not None and "pronoun" in pointing.phrase.takes:
            effect = ground.deed_before(None)  # 此举完全是出于…
        if effect is None or cause is None:
            return None
        rejected = opened_before(ground, at) in {"rejects", "instead"}
        marker, evidence = found.phrase, ground.sentence.span_of(at, found.end - 1)
        manner = manner_of(marker)
        return Tie(marker.kind, cause, effect, evidence, marker.score, rejected, manner=manner)
    return None


def _contrast_before(ground: Ground, start: int, at: int) -> int:
    """Where the words that turn or reject a reason begin right before a token, else the token."""
    words = ground.extent.words
    for begin in range(max(start, at - 3), at):
        found = ground.cues.reason_words.find_at(words[:at], begin)
        if found is not None and found.end == at and found.phrase.uses & CONTRASTS:
            return begin
    return at


def _around(ground: Ground, stretches: Sequence[tuple[int, int]], number: int) -> Iterator[Tie]:
    """The ties by words that stand around a reason: 以[安全风险]为由，暂停出口."""
    start, end = stretches[number]
    words = ground.extent.words
    for at in range(start, end):
        for marker in ground.cues.cause_markers.by_opening.get(words[at][:1], ()):
            opening, mark, closing = marker.words[0].partition("…")
            if not mark or words[at] != opening:
                continue
            stop = next((s for s in range(at + 2, end) if _reads(words, s, end, closing)), None)
            if stop is None:
                continue
            behind = next(s for s in range(stop + 1, end + 1) if _joined(words, stop, s) == closing)
            cause = _piece(ground, at + 1, stop)
            effect = _piece(ground, behind, end) if behind < end else None
            if effect is None and number + 1 < len(stretches):
                effect = _piece(ground, *stretches[number + 1])
            if cause is not None and effect is not None:
                evidence = ground.sentence.span_of(stop, behind - 1)
                yield Tie(marker.kind, cause, effect, evidence, marker.score)
            return


def _reads(words: Sequence[str], start: int, end: int, closing: str) -> bool:
    return any(_joined(words, start, stop) == closing for stop in range(start + 1, end + 1))


def _joined(words: Sequence[str], start: int, end: int) -> str:
    return "".join(words[start:end])


def opens_stretch(ground: Ground, start: int) -> bool:
    """Whether a word that ties stretches stands at the head of the one that begins there."""
    end = len(ground.extent.words)
    return not ground.cues.joiner and start < end and _opening(ground, start, end) is not None


def _stretches(ground: Ground) -> list[tuple[int, int]]:
    """The stretches between commas and colons: first token, and the one behind the last."""
    words = ground.extent.words
    marks = [at for at, word in enumerate(words) if word in COMMAS]
    edges = [-1, *marks, len(words)]
    return [(before + 1, after) for before, after in pairwise(edges) if before + 1 < after]


def _opening(ground: Ground, start: int, end: int) -> _Opening | None:
    words, counted = ground.extent.words, False
    for at in range(start, min(start + 3, end)):
        found = ground.cues.cause_markers.find_at(words, at)
        taken = found is not None and found.phrase.takes & {BACK, FORWARD} and found.end < end
        if found is not None and taken and _is_joint(ground, found):
            turned = opened_before(ground, at) or ("turn" if counted else None)
            return _Opening(found.phrase, at, found.end, turned)
        word = ground.cues.reason_words.find_at(words, at)
        contrast = word is not None and word.phrase.uses & (CONTRASTS | {"copula", "item"})
        counted |= word is not None and "item" in word.phrase.uses
        if not contrast and ground.sentence.tokens[at].pos not in PASSED:
            return None
    return None


def _is_joint(ground: Ground, found: Match[CauseMarker]) -> bool:
    """Whether a word of one character, which may be many things, stands before a verb: 以遏制…."""
    long = len("".join(found.phrase.words)) > 1
    return long or ground.sentence.tokens[found.end].pos == "VERB"


def _looks_ahead(
    ground: Ground, stretches: Sequence[tuple[int, int]], number: int, opening: _Opening
) -> bool:
    """Whether the other end stands behind the marked stretch.

    A word that looks back does so where anything is told before it and behind who says it: not in
    "据报道，由于…，…".
    """
    if number + 1 == len(stretches):
        return False
    if FORWARD in opening.marker.takes:
        return True
    if opening.marker.side != "cause":
        return False
    said = [at for at in range(number) if _only_says(ground, stretches[at][1])]
    since = said[-1] + 1 if said else 0
    return not any(_tells(ground, *stretch) for stretch in stretches[since:number])


def _only_says(ground: Ground, end: int) -> bool:
    """Whether a stretch ends in a verb of saying or believing: 路透社指出，…."""
    lemma = ground.sentence.tokens[end - 1].lemma
    known = ground.uses(end - 1) & {"believes", "fears"}
    return lemma in ground.cues.speech_verbs or bool(known)


def _tells(ground: Ground, start: int, end: int) -> bool:
    """Whether a stretch tells something: it has a verb that is none of saying."""
    return any(
        start <= predicate.head < end
        and predicate.kind != "noun"
        and predicate.lemma not in ground.cues.speech_verbs
        and not ground.uses(predicate.head) & {"believes", "fears"}
        for predicate in ground.sentence.predicates
    )


def _other(
    ground: Ground,
    stretches: Sequence[tuple[int, int]],
    openings: Sequence[_Opening | None],
    number: int,
) -> End | None:
    opening = openings[number]
    if opening is not None and _looks_ahead(ground, stretches, number, opening):
        behind = range(number + 1, len(stretches))
        last = next((at for at in behind if at > number + 1 and openings[at]), len(stretches))
        return _piece(ground, stretches[number + 1][0], stretches[last - 1][1])
    told = [at for at in range(number) if _tells(ground, *stretches[at])]
    if not told:
        return None
    before = openings[told[-1]]
    start = stretches[told[-1]][0] if before is None else before.end
    return _piece(ground, start, stretches[told[-1]][1])


def _piece(ground: Ground, start: int, end: int, *, whole: bool = False) -> End | None:
    """The tokens as an end, without a word at their head that only joins them on (但, 那么).

    ``whole``: with all words at their head.
    """
    tokens = ground.sentence.tokens
    while not whole and start < end and tokens[start].pos in {"CCONJ", "SCONJ"}:
        start += 1
    start = _behind_copula(ground, start, end)
    if start >= end:
        return None
    return ground.piece(ground.trim(ground.sentence.span_of(start, end - 1)))


def _behind_copula(ground: Ground, start: int, end: int) -> int:
    """Where what a reason is said to be begins ("其目的是[遏制…]"), else where the stretch does."""
    for noun in ground.sentence.predicates:
        words = ground.cues.causal_words.get(noun.lemma, ())
        if start <= noun.head < end and any("head" in w.cause for w in words if w.part == "noun"):
            found = find_copula(ground, noun.head + 1)
            if found is not None and found[0] < end:
                return found[0]
    return start
