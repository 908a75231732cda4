"""What somebody is told to believe or fear, as what moves them: ``find_believed``.

"Kenya insists on aiding Ghana. It is aware that Egypt's victory would endanger its ports": what
those who do a deed hold of the world, told right behind it, is a motive of the deed, where it
speaks of a stake of theirs or where they fear it.
"""

from collections.abc import Iterator

from gestae.coders.causes.ground import Ground
from gestae.coders.causes.tie import End, Tie
from gestae.records import Predicate
from gestae.records.link import MOTIVE

BELIEVED = 0.45
"""Score of a tie that no word marks: that the belief moves them is left to the reader."""

NEGATED = 3
"""Tokens before a word of believing within which a negation denies it."""


def find_believed(ground: Ground) -> Iterator[Tie]:
    """The ties from what somebody believes or fears to the deed of theirs that was told before."""
    for predicate in ground.sentence.predicates:
        uses = ground.uses(predicate.head)
        if predicate.kind == "noun" or not uses & {"believes", "fears"}:
            continue
        content = _content(ground, predicate)
        holder = _holder(ground, predicate)
        if content is None or holder is None or _is_denied(ground, predicate):
            continue
        deed = ground.deed_before(holder)
        if deed is None or not ("fears" in uses or _has_stake(ground, content)):
            continue
        evidence = ground.sentence.span_of(predicate.head, predicate.head)
        note = (
            f"What “{evidence.of(ground.text)}” tells of those who do a deed may move them to it."
        )
        cause = _believed(ground, content)
        yield Tie("causes", cause, deed, evidence, BELIEVED, note=note, manner=MOTIVE)


def _is_denied(ground: Ground, predicate: Predicate) -> bool:
    """Whether they are said not to believe it: "is not too worried that", 并不太担心."""
    words, head = ground.extent.words, predicate.head
    before = words[max(ground.extent.left[head], head - NEGATED) : head]
    units = before if ground.cues.joiner else tuple("".join(before))  # 不太 is one word
    denied = any(ground.cues.negations.find_at(units, at) is not None for at in range(len(units)))
    return denied or predicate.negation is not None


def _content(ground: Ground, predicate: Predicate) -> int | None:
    """The clause that tells what is believed."""
    for clause in ground.below.get(predicate.head, ()):
        told = clause.kind != "noun" and clause.form == "finite" and clause.head > predicate.head
        strung = not ground.cues.joiner and clause.embedding == "conjunct"
        strung &= ground.extent.left[clause.head] <= predicate.head + 2
        if told and (clause.embedding == "complement" or strung):
            return clause.head
    return None


def _holder(ground: Ground, predicate: Predicate) -> str | None:
    """Who believes it; nobody where somebody else is told to believe that they do."""
    if predicate.governor is not None and predicate.embedding == "complement":
        above = ground.predicates.get(predicate.governor)
        copula = above is not None and above.kind == "verb" and above.governor is None
        if not (copula and predicate.kind == "adjective"):
            return None
    return next((found for s in predicate.heads("subject") if (found := ground.actor(s))), None)


def _believed(ground: Ground, content: int) -> End:
    """The clause that is believed, as words: what it tells need not have happened."""
    left, right = ground.extent.left[content], ground.extent.right[content]
    predicate = ground.predicates[content]
    if ground.extent.words[left] == predicate.marker:
        left += 1
    return ground.stretch(ground.trim(ground.sentence.span_of(left, right)), content)


def _has_stake(ground: Ground, content: int) -> bool:
    left, right = ground.extent.left[content], ground.extent.right[content]
    return any("stake" in ground.uses(token) for token in range(left, right + 1))
