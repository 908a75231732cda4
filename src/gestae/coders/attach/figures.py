"""The figures that belong to each deed: ``figures``."""

from collections.abc import Iterable, Mapping, Sequence

from gestae.coders.attach.tellers import tellers_of
from gestae.coders.attach.upward import PARTIES, owned_by
from gestae.coders.events import Proposal
from gestae.coders.walk import within
from gestae.ontology.portions import MEMBERS, load_portion_words
from gestae.records import Amount, Argument, Attribution, Sentence, Span

BARE = frozenset({"infinitive", "gerund"})
"""Forms of clauses whose figures are those of the deed above them as well."""
APART = frozenset({",", "–", "—", "(", "，", "（"})
"""Marks that set an apposition off from its noun."""
NEAR = 12
"""Characters between "one of the" and the figure of those it speaks of."""
ARGUED = PARTIES | {"indirect", "oblique", "attribute"}
"""How a phrase of its own, or one of several, takes part in a clause."""


def figures(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owners: Mapping[int, int],
    amounts: Sequence[Amount],
    tellings: Sequence[Attribution],
) -> list[list[Amount]]:
    """The figures of each deed, in order of the text.

    What a clause without a finite verb counts is counted of the deed it belongs to as well:
    "ambushed a column, killing 53", "agreed to send 200 men".
    """
    told = within(amounts, sentence.span)
    named = _related(sentence, ARGUED)
    own = [a for a in told if not _describes(sentence, a.span, named)]
    own = [a for a in own if not _is_of_members(sentence, a)]
    parts = _related(sentence, PARTIES)
    own = [a for a in own if _counts(a) and (_of(a) or sentence.head_of(a.span) in parts)]
    found = owned_by(sentence, own, owners, len(deeds), figures=True)
    for amount in own:
        nouns = set(_upto_noun(sentence, amount.span))
        for index, deed in enumerate(deeds):
            arguments = {a.head for a in deed.predicate.arguments if _takes_part(a, amount)}
            if not nouns.isdisjoint(arguments) and amount not in found[index]:
                found[index].append(amount)
    for index, deed in enumerate(deeds):
        above = deed.predicate.governor
        if deed.predicate.form in BARE and above is not None and above in owners:
            upper = found[owners[above]]
            upper += [amount for amount in found[index] if amount not in upper]
    return [
        _without_tellers(deed, sorted(counted, key=lambda amount: amount.span), tellings)
        for deed, counted in zip(deeds, found, strict=True)
    ]


def _without_tellers(
    deed: Proposal, amounts: Sequence[Amount], tellings: Sequence[Attribution]
) -> list[Amount]:
    """The figures but for those that count who tells the deed: "two officials said"."""
    tellers = [teller.speaker.span for teller in tellers_of(deed, tellings)]
    return [a for a in amounts if not any(span.covers(a.span) for span in tellers)]


def _takes_part(argument: Argument, amount: Amount) -> bool:
    """Whether a phrase with a figure takes part in a clause.

    "Billions were sent, and more was promised": the billions are of the sending alone.
    """
    lent = argument.shared and argument.relation == "subject" and amount.kind == "money"
    return argument.relation in PARTIES and not lent


def _counts(amount: Amount) -> bool:
    """Whether a figure may tell something of a deed: not "one of them", not "the first"."""
    return amount.kind not in ("count", "rank") or not amount.low == amount.high == 1


def _of(amount: Amount) -> bool:
    """Whether a figure says what it counts; a bare number may also be a name or a date."""
    return amount.kind != "count" or amount.of is not None or amount.unit is not None


def _is_of_members(sentence: Sentence, amount: Amount) -> bool:
    """Whether a figure counts those of whom somebody is one: "among the top five donors"."""
    if amount.kind != "count":
        return False
    words = load_portion_words(sentence.language)[MEMBERS]
    start = sentence.span.start
    lead = sentence.text[max(0, amount.span.start - start - NEAR) : amount.span.start - start]
    rest = sentence.text[amount.span.end - start :][:NEAR]
    return any(word in lead.lower() or word in rest.lower() for word in words)


def _describes(sentence: Sentence, span: Span, named: frozenset[int]) -> bool:
    """Whether a figure counts only what describes a noun: "Tuvalu, nine islands"."""
    head = next(reversed(list(_upto_noun(sentence, span))), None)
    while head is not None and head not in named:
        above = sentence.tokens[head].head
        if above >= head or sentence.tokens[above].pos not in ("NOUN", "PROPN"):
            return False
        if any(token.text in APART for token in sentence.tokens[above + 1 : head]):
            return True
        head = above
    return False


def _related(sentence: Sentence, relations: frozenset[str]) -> frozenset[int]:
    """The heads of all phrases of a sentence that stand in one of the relations."""
    return frozenset(
        argument.head
        for predicate in sentence.predicates
        for argument in predicate.arguments
        if argument.relation in relations
    )


def _upto_noun(sentence: Sentence, span: Span) -> Iterable[int]:
    """The head of a figure, and the noun of what it counts."""
    head = sentence.head_of(span)
    if head is not None:
        yield head
    for quantity in sentence.quantities:
        if quantity.span == span and quantity.noun is not None:
            yield quantity.noun
