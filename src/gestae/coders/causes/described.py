"""What a reason told before is said to be: ``find_described``.

"Its motive is a plan for its own security. This is both a choice of values and a worry about
trade": the choice and the worry are reasons of the same deed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.coders.causes.contrast import find_copula
from gestae.coders.causes.ground import Ground
from gestae.coders.causes.tie import End, Tie
from gestae.records import Predicate

GOES_ON = 0.7
"""Share of a reason's score that is left for what the next sentence says it to be."""
SAID = frozenset({"causes", "purpose"})


def find_described(told: Sequence[tuple[Ground, Tie]], grounds: Sequence[Ground]) -> Iterator[Tie]:
    """The ties from what the sentence behind a reason says "this" to be to what it is a reason of.

    Only behind a reason that its own sentence says to be one ("the motive is …").
    """
    for ground, tie in told:
        number = grounds.index(ground) + 1
        if tie.rejected or tie.kind not in SAID or number == len(grounds):
            continue
        after = grounds[number]
        if find_copula(ground, ground.first_at(tie.evidence.end)) is None:
            continue
        for clause in _copulas(after):
            for head in clause.heads("attribute"):
                at = after.sentence.span_of(clause.head, clause.head)
                note = f"“{at.of(after.text)}” says what the reason told before is."
                for cause in _both(after, head):
                    score = tie.score * GOES_ON
                    yield replace(tie, cause=cause, evidence=at, score=score, note=note)


def _copulas(ground: Ground) -> Iterator[Predicate]:
    """The main clauses that say what the sentence before tells to be: "This is …"."""
    for clause in ground.sentence.predicates:
        subjects = clause.heads("subject")
        found = find_copula(ground, clause.head)
        plain = found is not None and not found[1] and clause.negation is None
        if clause.governor is None and plain and any(map(ground.points_back, subjects)):
            yield clause


def _both(ground: Ground, head: int) -> Iterator[End]:
    """What a phrase names: two where a word opens them ("both a choice and a worry").

    Behind the joint the second begins as the first does, however they are parsed.
    """
    tokens, left, right = (
        ground.sentence.tokens,
        ground.extent.left[head],
        ground.extent.right[head],
    )
    opening = next((at for at in range(max(0, left - 1), head) if _opens_two(ground, at)), None)
    for joint in range(head + 1, right) if opening is not None else ():
        alike = opening is not None and tokens[joint + 1].pos == tokens[opening + 1].pos
        if tokens[joint].pos == "CCONJ" and alike:
            for start, end in ((max(left, (opening or 0) + 1), joint - 1), (joint + 1, right)):
                yield ground.piece(ground.trim(ground.sentence.span_of(start, end)))
            return
    yield ground.end(head)


def _opens_two(ground: Ground, token: int) -> bool:
    return "both" in ground.uses(token)
