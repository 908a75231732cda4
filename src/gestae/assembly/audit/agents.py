"""Who does the same deed on both sides, and whose a thing is: ``find_agents``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.deeds import Deed, Match, match_deeds
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.parties import Party, find_parties, parties_in
from gestae.assembly.audit.reading import Reading
from gestae.records import Span

OWNED = "{a} goes with “{x}” on the left, and {b} with “{y}” on the right."
DONE = "“{x}” is done by {a} on the left, and “{y}” by {b} on the right."
MET = "“{x}” is done to {a} on the left, and “{y}” to {b} on the right."


def find_agents(reading: Reading) -> Iterator[Finding]:
    """A deed that one party does on the left and another on the right, or a thing of theirs.

    The dictionary knows the word of the one side for that of the other and for no second one, both
    sides say whose it is in so many words, and each of the two parties is named on both sides.
    """
    parties = find_parties(reading, 0), find_parties(reading, 1)
    if not all(parties):
        return
    told: set[frozenset[str]] = set()
    for match, whose, reason in (
        *((m, _agent, DONE) for m in match_deeds(reading)),
        *((m, _patient, MET) for m in match_deeds(reading)),
        *((m, _owner, OWNED) for m in match_deeds(reading, "NOUN")),
    ):
        a, b = whose(match.a, parties[0]), whose(match.b, parties[1])
        if a is None or b is None or not _are_confused(a, b, parties):
            continue
        if a.ids | b.ids not in told:
            told.add(a.ids | b.ids)
            yield _finding(reading, match, a, b, reason)


def _are_confused(a: Party, b: Party, parties: tuple[Sequence[Party], Sequence[Party]]) -> bool:
    """Whether two names are of two parties of a sort, both of which either side names."""
    return (
        not a.ids & b.ids
        and a.sort == b.sort
        and any(party.ids & a.ids for party in parties[1])
        and any(party.ids & b.ids for party in parties[0])
    )


def _finding(reading: Reading, match: Match, a: Party, b: Party, reason: str) -> Finding:
    words = reason.format(a=a.text, b=b.text, x=match.a.token.text, y=match.b.token.text)
    return reading.pair.finding("role", "critical", words, a=a.span, b=b.span, score=0.7)


def _agent(deed: Deed, parties: Sequence[Party]) -> Party | None:
    """The one party that a deed is done by; none where several do it or none is said."""
    subjects = [a for a in deed.predicate.arguments if a.relation == "subject"]
    if len(subjects) != 1 or deed.predicate.passive:
        return None
    if subjects[0].shared:
        return _pivot(deed, parties)
    return _in_phrase(deed, subjects[0].head, parties)


def _patient(deed: Deed, parties: Sequence[Party]) -> Party | None:
    """The party that a deed is done to; none where several are or something of theirs is."""
    objects = [a for a in deed.predicate.arguments if a.relation == "object"]
    if len(objects) != 1 or objects[0].shared or deed.predicate.passive:
        return None
    noun = deed.sentence.tokens[objects[0].head]
    return parties_in(parties, Span(noun.start, noun.end))


def _in_phrase(deed: Deed, head: int, parties: Sequence[Party]) -> Party | None:
    """The one party in the phrase of a noun; none where there are several."""
    noun = deed.sentence.predicate(head)
    if noun is None or noun.kind != "noun":
        return None
    tokens = deed.sentence.tokens
    return parties_in(parties, Span(tokens[noun.left].start, tokens[noun.right].end))


def _pivot(deed: Deed, parties: Sequence[Party]) -> Party | None:
    """The party between a verb and the one above it, which is object of that and does this.

    As in 恰逢主席举行峰会: it coincided with the chairman's holding a summit.
    """
    governor, tokens = deed.predicate.governor, deed.sentence.tokens
    if governor is None or governor >= deed.predicate.head:
        return None
    own = {a.head for a in deed.predicate.arguments if a.relation == "oblique"}
    between = [
        token
        for token in tokens[governor + 1 : deed.predicate.head]
        if token.pos == "PROPN" and token.index not in own and token.head == governor
    ]
    if len(between) != 1:
        return None
    return parties_in(parties, Span(between[0].start, between[0].end))


def _owner(deed: Deed, parties: Sequence[Party]) -> Party | None:
    """The one party whose name stands before a noun as a part of its phrase."""
    tokens = deed.sentence.tokens
    before = tokens[deed.predicate.left : deed.predicate.head]
    if not before or before[-1].head != deed.predicate.head:
        return None
    return parties_in(parties, Span(before[-1].start, before[-1].end))
