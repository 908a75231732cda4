"""Which details belong to which deed: start with ``attach``.

A date, an amount or a place belongs to the deed that stands first on its way up the dependency
tree; what reaches none belongs to none. A figure belongs also to the deed whose party or thing it
counts ("the four men whom a militia seized"). Dates alone are lent further: see ``_lend_dates``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from gestae.coders.events import Proposal
from gestae.coders.walk import Spanned, within
from gestae.records import Actor, Amount, Argument, Attribution, Date, Place, Sentence, Span

CLOSED = frozenset({"relative", "adverbial", "complement"})
"""Clauses that keep their dates and figures to themselves."""
COUNTED = frozenset({"subject", "object"})
"""What of a deed may be counted apart from what hangs on it."""
BARE = frozenset({"infinitive", "gerund"})
"""Forms of clauses whose figures are those of the deed above them as well."""
LOOSE = frozenset({"gerund", "participle"})
"""Forms of clauses that tell what goes with a deed: "…, killing nine"."""
LIMITS = frozenset({"until", "before", "by"})
"""Bounds that tell how far ahead something reaches."""
APART = frozenset({",", "–", "—", "("})
"""Marks that set an apposition off from its noun."""
SAID = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
"""Types of deeds that are done by being said."""
ARGUED = COUNTED | {"indirect", "oblique", "attribute"}
"""How a phrase of its own, or one of several, takes part in a clause."""


Detail = TypeVar("Detail", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document for its deeds, each in order of the text."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """What belongs to one deed: dates and places nearest first, tellers from the outermost in."""

    dates: tuple[Date, ...]
    places: tuple[Place, ...]
    amounts: tuple[Amount, ...]
    tellers: tuple[Attribution, ...]


def attach(sentence: Sentence, deeds: Sequence[Proposal], findings: Findings) -> list[Details]:
    """For each deed of a sentence the details that hang on it, in the order of the deeds."""
    owners = {head: i for i, deed in reversed(list(enumerate(deeds))) for head in deed.covers}
    told = _of_deeds(sentence, findings.dates, deeds)
    doing = {head: i for head, i in owners.items() if not _is_content(sentence, head, deeds[i])}
    dates = _owned(sentence, told, doing, len(deeds))
    dates = [_unlimited(sentence, deed, own) for deed, own in zip(deeds, dates, strict=True)]
    _lend_dates(sentence, deeds, dates, told, _cues(sentence, findings.attributions))
    places = _owned(sentence, findings.places, owners, len(deeds))
    _lend_places(sentence, deeds, places, findings)
    findings = replace(findings, attributions=_affirmed(findings.attributions, deeds))
    amounts = _figures(sentence, deeds, owners, findings)
    return [
        Details(
            _nearest(dates[i], deed),
            _narrowest(sentence, places[i], deed),
            tuple(amounts[i]),
            _tellers(deed, findings.attributions),
        )
        for i, deed in enumerate(deeds)
    ]


def _nearest(details: list[Detail], deed: Proposal) -> tuple[Detail, ...]:
    return tuple(sorted(details, key=lambda detail: detail.span.distance(deed.trigger)))


def _narrowest(sentence: Sentence, places: list[Place], deed: Proposal) -> tuple[Place, ...]:
    """The places of a deed: those that are no countries first, then those not of its doer.

    "A company in Lagos plans to sue in London": it is done in London.
    """
    doers = {a.head for a in deed.predicate.arguments if a.relation == "subject"}
    return tuple(
        sorted(
            places,
            key=lambda place: (
                place.precision == "country",
                not doers.isdisjoint(_upward(sentence, place.span)),
                place.span.distance(deed.trigger),
            ),
        )
    )


def _tellers(deed: Proposal, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    tellers = [
        a
        for a in attributions
        if a.content.covers(deed.trigger)
        and not a.cue.span.overlaps(deed.trigger)
        and not _is_own_word(deed, a)
    ]
    return tuple(sorted(tellers, key=lambda a: -len(a.content)))


def _is_own_word(deed: Proposal, telling: Attribution) -> bool:
    """Whether who tells a deed of speech only makes it: "“We refuse to go,” the envoy said"."""
    if deed.type not in SAID:
        return False
    teller = telling.speaker
    return any(
        teller.span in (source.span, source.antecedent) or _same_actor(source.actor, teller.actor)
        for source in deed.sources
    )


def _affirmed(
    attributions: Sequence[Attribution], deeds: Sequence[Proposal]
) -> tuple[Attribution, ...]:
    """The tellings but for denials: who denies a deed does not tell it."""
    denied = [deed.trigger for deed in deeds if deed.type == "REJECT"]
    return tuple(a for a in attributions if not any(a.cue.span.overlaps(t) for t in denied))


def _same_actor(one: Actor, other: Actor) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    return one.name.casefold() == other.name.casefold()


def _owned(
    sentence: Sentence, details: Sequence[Detail], owners: Mapping[int, int], count: int
) -> list[list[Detail]]:
    owned: list[list[Detail]] = [[] for _ in range(count)]
    for detail in within(details, sentence.span):
        for head in _upward(sentence, detail.span):
            if head in owners:
                owned[owners[head]].append(detail)
                break
            if _closes(sentence, head):
                break
    return owned


def _of_deeds(sentence: Sentence, dates: Sequence[Date], deeds: Sequence[Proposal]) -> list[Date]:
    """The dates of a sentence but for those of a noun that tells no deed: "the riots of July"."""
    triggers = {deed.predicate.head for deed in deeds}
    elsewhere = {
        argument.head
        for predicate in sentence.predicates
        for argument in predicate.arguments
        if predicate.kind == "noun" and predicate.head not in triggers and _is_adnominal(argument)
    }
    return [
        date
        for date in within(dates, sentence.span)
        if sentence.head_of(date.span) not in elsewhere
    ]


def _unlimited(sentence: Sentence, deed: Proposal, dates: Sequence[Date]) -> list[Date]:
    """The dates but for limits of what is yet to come: "ruled out talks before the end of May"."""
    limits = {time.span for time in sentence.times if time.bound in LIMITS}
    past = deed.predicate.tense == "past"
    return [date for date in dates if not (past and date.span in limits)]


def _is_content(sentence: Sentence, head: int, deed: Proposal) -> bool:
    """Whether a clause is only what a deed speaks of: "denied that planes had come on Friday"."""
    for above in _chain(sentence, head):
        if above == deed.predicate.head:
            return False
        clause = sentence.predicate(above)
        if clause and clause.form == "finite" and clause.embedding == "complement":
            return True
    return False


def _is_adnominal(argument: Argument) -> bool:
    return argument.marker == "of" or argument.relation in ("possessor", "compound")


def _figures(
    sentence: Sentence, deeds: Sequence[Proposal], owners: Mapping[int, int], findings: Findings
) -> list[list[Amount]]:
    """The figures of each deed, in order of the text.

    What a clause without a finite verb counts is counted of the deed it belongs to as well:
    "ambushed a column, killing 53", "agreed to send 200 men".
    """
    told = within(findings.amounts, sentence.span)
    named = _related(sentence, ARGUED)
    own = [a for a in told if not _describes(sentence, a.span, named)]
    parts = _related(sentence, COUNTED)
    own = [a for a in own if _counts(a) and (_of(a) or sentence.head_of(a.span) in parts)]
    found = _owned(sentence, own, owners, len(deeds))
    for amount in own:
        nouns = set(_upto_noun(sentence, amount.span))
        for index, deed in enumerate(deeds):
            arguments = {a.head for a in deed.predicate.arguments if a.relation in COUNTED}
            if not nouns.isdisjoint(arguments) and amount not in found[index]:
                found[index].append(amount)
    for index, deed in enumerate(deeds):
        above = deed.predicate.governor
        if deed.predicate.form in BARE and above is not None and above in owners:
            upper = found[owners[above]]
            upper += [amount for amount in found[index] if amount not in upper]
    return [
        _without_tellers(deed, sorted(amounts, key=lambda amount: amount.span), findings)
        for deed, amounts in zip(deeds, found, strict=True)
    ]


def _without_tellers(deed: Proposal, amounts: Sequence[Amount], findings: Findings) -> list[Amount]:
    """The figures but for those that count who tells the deed: "two officials said"."""
    tellers = [teller.speaker.span for teller in _tellers(deed, findings.attributions)]
    return [a for a in amounts if not any(span.covers(a.span) for span in tellers)]


def _counts(amount: Amount) -> bool:
    """Whether a figure may tell something of a deed: not "one of them", not "the first"."""
    return amount.kind not in ("count", "rank") or not amount.low == amount.high == 1


def _of(amount: Amount) -> bool:
    """Whether a figure says what it counts; a bare number may also be a name or a date."""
    return amount.kind != "count" or amount.of is not None or amount.unit is not None


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


def _closes(sentence: Sentence, head: int) -> bool:
    """Whether a token heads a clause of its own that keeps its details to itself.

    "fired at the zone where both had agreed in May not to fire": the agreeing was in May. A
    clause joined by "and" is one where it has a subject of its own.
    """
    clause = sentence.predicate(head)
    if clause is None or clause.kind != "verb":
        return False
    if clause.form != "finite":
        return clause.form == "participle" and clause.embedding == "relative"
    if clause.embedding != "conjunct":
        return clause.embedding in CLOSED
    passive = "object" if clause.passive else "subject"
    return any(a.relation == passive and not a.shared for a in clause.arguments)


def _upward(sentence: Sentence, span: Span) -> Iterable[int]:
    """The tokens from a span's head up to the root."""
    return _chain(sentence, sentence.head_of(span))


def _chain(sentence: Sentence, head: int | None) -> Iterable[int]:
    """A token and all above it."""
    while head is not None:
        yield head
        above = sentence.tokens[head].head
        head = above if above != head else None


def _cues(sentence: Sentence, attributions: Sequence[Attribution]) -> set[int]:
    """The tokens of a sentence that say that somebody tells the rest."""
    return {
        token.index
        for a in attributions
        if sentence.span.covers(a.cue.span)
        for token in sentence.tokens_in(a.cue.span)
    }


def _lend_dates(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owned: list[list[Date]],
    dates: Sequence[Date],
    cues: set[int],
) -> None:
    """Gives undated deeds the date of the clause above them or of the deed they continue.

    "March saw Kenya expel …": the date hangs on a verb that tells no deed. A verb of saying
    lends none: "said on Tuesday" dates the saying.
    """
    free = _free(sentence, owned, dates, cues)
    for index, deed in enumerate(deeds):
        if owned[index]:
            continue
        lent = _from_noun(sentence, deed, dates) or _from_above(sentence, deed, free, cues)
        given = [lent] if lent else _continued(sentence, deeds, owned, deed)
        owned[index] += _unlimited(sentence, deed, given)


def _lend_places(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owned: list[list[Place]],
    findings: Findings,
) -> None:
    """Gives deeds without a place that of the clause above them or of the deed they continue.

    "Talks failed in Geneva", "seized Jos and killed ten", "Jos, where police fired at a crowd".
    """
    places = list(within(findings.places, sentence.span))
    free = _free(sentence, owned, places, _cues(sentence, findings.attributions))
    for index, deed in enumerate(deeds):
        if owned[index]:
            continue
        told = _place_before(sentence, deed, places) or _place_of_clause(sentence, deed, free)
        owned[index] += [told] if told else _continued(sentence, deeds, owned, deed)


def _place_before(sentence: Sentence, deed: Proposal, places: Sequence[Place]) -> Place | None:
    """The place that the clause of a deed belongs to: "Jos, where police fired at a crowd"."""
    for above in _upward(sentence, deed.trigger):
        clause = sentence.predicate(above)
        if clause is None or clause.kind != "verb" or clause.embedding == "conjunct":
            continue
        if clause.embedding != "relative" or clause.governor is None or clause.form != "finite":
            return None
        noun = sentence.tokens[clause.governor]
        party = {a.head for a in clause.arguments if a.relation in COUNTED}
        if noun.index in party:
            return None
        return next((p for p in places if p.span.start <= noun.start < p.span.end), None)
    return None


def _place_of_clause(sentence: Sentence, deed: Proposal, free: Mapping[int, Place]) -> Place | None:
    """The place of the verb that a deed told by a noun takes part in: "talks failed in Jos"."""
    if deed.predicate.kind != "noun":
        return None
    for above in _upward(sentence, deed.trigger):
        clause = sentence.predicate(above)
        if clause is not None and clause.kind == "verb":
            return free.get(above)
    return None


def _from_noun(sentence: Sentence, deed: Proposal, dates: Sequence[Date]) -> Date | None:
    """The date that a deed's clause belongs to: "last week, when gangs set fire to houses"."""
    if deed.predicate.embedding != "relative" or deed.predicate.governor is None:
        return None
    above = sentence.tokens[deed.predicate.governor]
    return next((d for d in dates if d.span.start <= above.start < d.span.end), None)


def _from_above(
    sentence: Sentence, deed: Proposal, free: Mapping[int, Date], cues: set[int]
) -> Date | None:
    """The date of the nearest clause above a deed that has one to lend."""
    for above in _upward(sentence, deed.trigger):
        if above in cues and above not in deed.covers:
            return None
        if above in free:
            return free[above]
    return None


def _free(
    sentence: Sentence, owned: list[list[Detail]], details: Sequence[Detail], cues: set[int]
) -> dict[int, Detail]:
    """What no deed owns, by the head of the clause it stands in; nothing of saying."""
    given = {detail.span for some in owned for detail in some}
    free: dict[int, Detail] = {}
    for detail in details:
        if detail.span in given:
            continue
        verbs = (sentence.predicate(head) for head in _upward(sentence, detail.span))
        clause = next((verb for verb in verbs if verb is not None and verb.kind != "noun"), None)
        own = clause is not None and sentence.head_of(detail.span) == clause.head
        if clause is not None and clause.head not in cues and not own:
            free.setdefault(clause.head, detail)
    return free


def _continued(
    sentence: Sentence, deeds: Sequence[Proposal], owned: list[list[Detail]], deed: Proposal
) -> list[Detail]:
    """The dates or places of the deed this one goes on from, which stand before it in the text.

    "In March it froze … and banned …", "spoke on Thursday and proposed talks", "attacked on
    Tuesday, killing nine". A clause with a subject of its own takes only what opens the sentence:
    "On Monday police fired at the crowd and the minister resigned".
    """
    clause = deed.predicate
    joined = clause.embedding == "conjunct"
    if not joined and not (clause.embedding == "adverbial" and clause.form in LOOSE):
        return []
    for other, first in enumerate(deeds):
        if first is not deed and clause.governor in first.covers:
            limit = deed.trigger if not _closes(sentence, clause.head) else first.trigger
            return [told for told in owned[other] if told.span.end <= limit.start]
    return []
