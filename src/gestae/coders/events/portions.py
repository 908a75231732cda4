"""Shares of a sum as deeds of their own: ``tell_portions``.

"Pledged 90 million, of which 20 million would arrive by March": the 20 million are a deed with a
day and a status of its own, by the same parties. So is the sum of another year: "invests 6 billion
in 2024, until it reaches 8 billion in 2027".
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gestae.coders.events.proposal import Proposal
from gestae.coders.events.scene import Scene
from gestae.coders.judge import Survey
from gestae.coders.walk import upward
from gestae.ontology.instruments import Instruments
from gestae.ontology.portions import REACHING, SHARING, load_portion_words
from gestae.records import Predicate, Quantity, Sentence, Span

REACH = 12
"""Characters that may stand between "of which" and its sum: "of which more than 20 million"."""
YEARLY = "spending"
"""The instruments whose sums belong to years."""


def tell_portions(
    scene: Scene, deeds: Sequence[Proposal], survey: Survey, instruments: Instruments
) -> list[Proposal]:
    """The deeds of a sentence with those of the shares of their sums, in order of their words.

    A share takes type and parties of the deed whose sum it is of, and status and day of the clause
    it stands in. What was read of that clause gives way to it.
    """
    sums = [q for q in scene.sentence.quantities if q.kind == "money"]
    told = []
    for number, portion in enumerate(sums):
        whole = next((q for q in reversed(sums[:number]) if q.unit == portion.unit), None)
        deed = None if whole is None else _deed_of(whole, scene, deeds)
        if whole is None or deed is None:
            continue
        clause = _clause_of(portion, deed, scene)
        if _is_share(portion, whole, scene.sentence) or _is_of_a_year(clause, deed, scene):
            told.append(_tell(portion, clause, deed, deeds, scene, survey, instruments))
    clauses = {one.predicate.head for one in told if len(one.covers) > 1}
    kept = [deed for deed in deeds if deed.predicate.head not in clauses]
    return sorted([*kept, *told], key=lambda deed: deed.trigger)


def _deed_of(whole: Quantity, scene: Scene, deeds: Sequence[Proposal]) -> Proposal | None:
    """The deed that a sum belongs to: the first on its way up."""
    owners = {head: deed for deed in reversed(deeds) for head in deed.covers}
    above = upward(scene.sentence, scene.sentence.head_of(whole.span))
    return next((owners[head] for head in above if head in owners), None)


def _clause_of(portion: Quantity, deed: Proposal, scene: Scene) -> Predicate | None:
    """The clause of its own that a share stands in; ``None`` where that is the deed's."""
    for head in upward(scene.sentence, scene.sentence.head_of(portion.span)):
        if head in deed.covers:
            return None
        clause = scene.predicates.get(head)
        if clause is not None and clause.kind == "verb":
            return clause
    return None


def _is_share(portion: Quantity, whole: Quantity, sentence: Sentence) -> bool:
    """Whether words beside a lesser sum say that it is a share of the other."""
    if not _size(portion) < _size(whole):
        return False
    words = load_portion_words(sentence.language)[SHARING]
    text, start = sentence.text.lower(), sentence.span.start
    between = text[whole.span.end - start : portion.span.start - start]
    behind = text[portion.span.end - start :].lstrip()
    return any(
        behind.startswith(word) or 0 <= len(between) - between.rfind(word) - len(word) <= REACH
        for word in words
        if behind.startswith(word) or word in between
    )


def _is_of_a_year(clause: Predicate | None, deed: Proposal, scene: Scene) -> bool:
    """Whether a clause tells what a yearly sum comes to in another year."""
    yearly = deed.instrument is not None and deed.instrument.split(".")[0] == YEARLY
    if clause is None or not yearly:
        return False
    sentence = scene.sentence
    words = load_portion_words(sentence.language)[REACHING]
    return clause.lemma.lower() in words and any(
        clause.head in upward(sentence, sentence.head_of(time.span)) for time in sentence.times
    )


def _size(quantity: Quantity) -> Decimal:
    return quantity.high or quantity.low or Decimal(0)


def _tell(
    portion: Quantity,
    clause: Predicate | None,
    deed: Proposal,
    deeds: Sequence[Proposal],
    scene: Scene,
    survey: Survey,
    instruments: Instruments,
) -> Proposal:
    """A share as a deed: of the clause it stands in, else told by its figure alone."""
    head = scene.sentence.head_of(portion.span)
    counted = {place for place in (head, portion.noun) if place is not None} - deed.covers
    if clause is None:
        return replace(deed, trigger=portion.span, covers=frozenset(counted), absorbed=())
    word = scene.sentence.tokens[clause.head]
    trigger = Span(word.start, word.end)
    read = next((one for one in deeds if one.predicate.head == clause.head), None)
    verdict = survey.verdict(trigger)
    instrument = instruments.get(deed.instrument) if deed.instrument else None
    return replace(
        deed,
        predicate=clause,
        trigger=trigger,
        type=instrument.type if instrument is not None and instrument.type else deed.type,
        mode=None,
        targets=(read.targets if read is not None else ()) or deed.targets,
        status=None,
        covers=frozenset({clause.head, *counted}),
        absorbed=(),
        verdict=replace(deed.verdict, statuses=verdict.statuses)
        if deed.verdict is not None and verdict is not None
        else deed.verdict,
    )
