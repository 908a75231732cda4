"""Which deed a stretch names: ``find_named_deed``.

"Japan insists on aiding Ukraine" names the aid, "Japan's restraint in its aid" what holds it back,
and "it is a sign that Japan aids Ukraine" speaks of the sign: words that limit a deed or only show
it lie in ``reason_words.csv``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gestae.ontology.cues import Cues
from gestae.records import Predicate, Sentence, Span
from gestae.records.named import Named

DEPTH = 3
"""Steps down from the head of a stretch to the deed that it names ("insists on aiding Ukraine")."""
NEAR = 2
"""Steps from a deed that speaks of another to that other."""


def find_named_deed(
    named: Mapping[int, Named],
    sentence: Sentence,
    cues: Cues,
    predicates: Mapping[int, Predicate],
    span: Span,
    head: int | None,
) -> Named | None:
    """The deed that a stretch names: the one nearest to its head, or none if all lie deep.

    ``named`` holds the deeds of the sentence by their tokens. Of a deed that speaks of another
    ("insists on aiding Ukraine"), that other one. Deep down, only deeds of which the words tell who
    does them; none behind a word that only shows or explains it.
    """
    found = [
        (steps, token)
        for token, deed in named.items()
        if span.covers(sentence.span_of(token, token))
        and ((steps := _steps(sentence, token, head)) <= 1 or deed.sources)
    ]
    steps, near = min(found, default=(DEPTH + 1, -1))
    if steps > DEPTH:
        return None
    below = [token for _, token in found if 0 < _steps(sentence, token, near) <= NEAR]
    token = below[0] if below else near
    between = list(_up(sentence, token, head))
    uses = {use for at in between for use in uses_of(cues, sentence, at)}
    if "shows" in uses:
        return None
    denied = any(at in predicates and predicates[at].negation is not None for at in between)
    denied |= token in predicates and predicates[token].negation is not None
    limited = denied or "limits" in uses
    limited |= head is not None and is_held_back(sentence, cues, predicates, head)
    return replace(named[token], held_back=True) if limited else named[token]


def is_held_back(
    sentence: Sentence, cues: Cues, predicates: Mapping[int, Predicate], head: int
) -> bool:
    """Whether a clause strung on to a verb tells that its deed is held back: 援助时保持克制."""
    strung = (
        p
        for p in predicates.values()
        if p.governor == head and p.embedding == "conjunct" and not cues.joiner
    )
    return any(
        "limits" in uses_of(cues, sentence, token)
        for predicate in strung
        for token in (predicate.head, *predicate.heads("object"))
    )


def uses_of(cues: Cues, sentence: Sentence, token: int) -> frozenset[str]:
    """What the table of words that sort reasons says of a word by its lemma."""
    found = cues.reason_words.find_at((sentence.tokens[token].lemma.lower(),), 0)
    return found.phrase.uses if found is not None else frozenset()


def _up(sentence: Sentence, token: int, head: int | None) -> Iterator[int]:
    """The tokens above one, up to the head of its stretch."""
    while token != head and sentence.tokens[token].head != token:
        token = sentence.tokens[token].head
        yield token


def _steps(sentence: Sentence, token: int, head: int | None) -> int:
    way = list(_up(sentence, token, head))
    return len(way) if token == head or (way and way[-1] == head) else DEPTH + 1
