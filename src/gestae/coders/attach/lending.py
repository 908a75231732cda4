"""Dates and places that a deed has from another clause: ``lend_dates``, ``lend_places``."""

from collections.abc import Mapping, Sequence

from gestae.coders.attach.upward import PARTIES, Detail, closes, tokens_above
from gestae.coders.events import LOOSE, Proposal
from gestae.coders.walk import upward, within
from gestae.ontology.actors import UNSPACED
from gestae.records import Argument, Date, Place, Sentence

LIMITS = frozenset({"until", "before", "by"})
"""Bounds that tell how far ahead something reaches."""


def lend_dates(
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
        owned[index] += unlimited(sentence, deed, given)


def lend_places(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owned: list[list[Place]],
    places: Sequence[Place],
    cues: set[int],
) -> None:
    """Gives deeds without a place that of the clause above them or of the deed they continue.

    "Talks failed in Geneva", "seized Jos and killed ten", "Jos, where police fired at a crowd". Of
    deeds told by nouns that are joined the first has the place of the next one where it has none:
    "the building of barracks and storage of missiles on Lemnos".
    """
    places = within(places, sentence.span)
    free = _free(sentence, owned, places, cues)
    for index, deed in enumerate(deeds):
        if owned[index]:
            continue
        told = _place_behind(sentence, deed, places) or _place_before(sentence, deed, places)
        told = told or _place_of_clause(sentence, deed, free)
        owned[index] += [told] if told else _continued(sentence, deeds, owned, deed)
    for index, deed in reversed(list(enumerate(deeds))):
        if not owned[index]:
            owned[index] += _of_joined(sentence, deeds, owned, deed)


def _of_joined(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owned: Sequence[list[Place]],
    deed: Proposal,
) -> list[Place]:
    """The places of a deed that is told by a noun joined to this one's, where they stand behind."""
    for other, places in zip(deeds, owned, strict=True):
        nouns = other is not deed and other.predicate.kind == deed.predicate.kind == "noun"
        if not nouns:
            continue
        noun, head = other.predicate, deed.predicate.head
        joined = noun.embedding == "conjunct" and noun.governor == head
        behind = [place for place in places if place.span.start >= deed.trigger.end]
        if behind and (joined or noun.head in upward(sentence, head)):
            return behind
    return []


def of_deeds(sentence: Sentence, dates: Sequence[Date], deeds: Sequence[Proposal]) -> list[Date]:
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


def unlimited(sentence: Sentence, deed: Proposal, dates: Sequence[Date]) -> list[Date]:
    """The dates but for limits of what is yet to come: "ruled out talks before the end of May"."""
    limits = {time.span for time in sentence.times if time.bound in LIMITS}
    past = deed.predicate.tense == "past"
    return [date for date in dates if not (past and date.span in limits)]


def is_content(sentence: Sentence, head: int, deed: Proposal) -> bool:
    """Whether a clause is only what a deed speaks of: "denied that planes had come on Friday"."""
    for above in upward(sentence, head):
        if above == deed.predicate.head:
            return False
        clause = sentence.predicate(above)
        if clause and clause.form == "finite" and clause.embedding == "complement":
            return True
    return False


def _is_adnominal(argument: Argument) -> bool:
    return argument.marker == "of" or argument.relation in ("possessor", "compound")


def _place_behind(sentence: Sentence, deed: Proposal, places: Sequence[Place]) -> Place | None:
    """The place right behind a deed's word, where words are not parted: 送往某医院抢救."""
    if sentence.language not in UNSPACED:
        return None
    return next((place for place in places if place.span.start == deed.trigger.end), None)


def _place_before(sentence: Sentence, deed: Proposal, places: Sequence[Place]) -> Place | None:
    """The place that the clause of a deed belongs to: "Jos, where police fired at a crowd"."""
    for above in tokens_above(sentence, deed.trigger):
        clause = sentence.predicate(above)
        if clause is None or clause.kind != "verb" or clause.embedding == "conjunct":
            continue
        if clause.embedding != "relative" or clause.governor is None or clause.form != "finite":
            return None
        noun = sentence.tokens[clause.governor]
        party = {a.head for a in clause.arguments if a.relation in PARTIES}
        if noun.index in party:
            return None
        return next((p for p in places if p.span.start <= noun.start < p.span.end), None)
    return None


def _place_of_clause(sentence: Sentence, deed: Proposal, free: Mapping[int, Place]) -> Place | None:
    """The place of the verb that a deed told by a noun takes part in: "talks failed in Jos"."""
    if deed.predicate.kind != "noun":
        return None
    for above in tokens_above(sentence, deed.trigger):
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
    for above in tokens_above(sentence, deed.trigger):
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
        verbs = (sentence.predicate(head) for head in tokens_above(sentence, detail.span))
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
    if sentence.language in UNSPACED and closes(sentence, clause.head):
        return []  # there a date stands before its verb wherever the clause stands: ``topics.py``
    joined = clause.embedding == "conjunct"
    if not joined and not (clause.embedding == "adverbial" and clause.form in LOOSE):
        return []
    for other, first in enumerate(deeds):
        if first is not deed and clause.governor in first.covers:
            limit = deed.trigger if not closes(sentence, clause.head) else first.trigger
            return [told for told in owned[other] if told.span.end <= limit.start]
    return []
