"""The names that a side writes, known to a table or to nobody: ``find_known``, ``capitals_in``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gestae.assembly.audit.lexicon import known_capitals, load_lexicon
from gestae.assembly.audit.places import find_places, place_of
from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span, Token

HAN = ("\u3400", "\u9fff")
JOINING = ("-", "–")
"""What stands behind a name that is only a part of one: "Indo-Pacific"."""
SORTS = {"person": "person", "body": "body", "capital": "city", "seat": "city"}
"""What sort of thing a kind of name in the tables of actors is; any other is a state."""
CREDITED = frozenset({"MED"})
"""Sectors of actors to whom a report is credited: the media."""
PLACE = "place "
"""What stands before the name of a place that only the dictionary has, among the ids."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a text: what it names, as far as our tables know, and what sort of thing that is.

    ``ids`` are those of the actors and places it may be, none where it is in no table. ``credited``
    is a newspaper or an agency, which a translator names or leaves out as is usual in the language.
    """

    span: Span
    text: str
    sort: str | None
    ids: frozenset[str]
    credited: bool = False


def find_known(reading: Reading, side: int) -> list[Naming]:
    """The names of actors that the tables have, and of towns that the dictionary has, in order."""
    return _with_places(reading, side, list(_known(reading, side)))


def _known(reading: Reading, side: int) -> Iterator[Naming]:
    telling = (reading.a, reading.b)[side]
    ontology = reading.pair.ontology
    matcher = ontology.actors.names.get(telling.language) if ontology else None
    if matcher is None:
        return
    text = telling.text
    folded = simplify(text) if telling.language in UNSPACED else text
    breaks = reading.breaks(side) if telling.language in UNSPACED else None
    for span, name in matcher.find(folded, breaks):
        joined = (
            text[span.end : span.end + 1] in JOINING or text[span.start - 1 : span.start] == "-"
        )
        if name.actor.id is not None and not joined:
            place = Span(telling.span.start + span.start, telling.span.start + span.end)
            sort = SORTS.get(name.kind, "state")
            own = (
                {name.actor.id}
                if sort in {"person", "body"}
                else {name.actor.id, name.actor.country}
            )
            ids = frozenset(id_ for id_ in own if id_ is not None)
            yield Naming(place, span.of(text), sort, ids, name.actor.sector in CREDITED)


def _with_places(reading: Reading, side: int, known: list[Naming]) -> list[Naming]:
    """The names with those of towns and provinces that only the dictionary has."""
    if reading.chinese is None:
        return known
    telling = (reading.a, reading.b)[side]
    towns = [
        replace(name, ids=name.ids | {PLACE + place})
        if name.sort == "city" and (place := place_of(name.text)) else name
        for name in known
    ]  # fmt: skip
    for inside, place in find_places(telling.text, chinese=side == reading.chinese):
        span = Span(telling.span.start + inside.start, telling.span.start + inside.end)
        if not any(span.overlaps(name.span) for name in known):
            towns.append(Naming(span, inside.of(telling.text), "city", frozenset({PLACE + place})))
    return sorted(towns, key=lambda name: name.span)


def is_place_alone(name: Naming) -> bool:
    """Whether only the dictionary has the place."""
    return bool(name.ids) and all(id_.startswith(PLACE) for id_ in name.ids)


def capitals_in(reading: Reading, side: int) -> list[Naming]:
    """Runs of capitalised names in English, those that only begin a sentence left out."""
    tokens = reading.tokens[side]
    runs: list[list[Token]] = []
    for before, token in pairwise([None, *tokens]):
        assert token is not None
        if not _is_name(token):
            continue
        if runs and _goes_on(runs[-1][-1], before, token):
            runs[-1].append(token)
        else:
            runs.append([token])
    runs = [_with_common(run, tokens) for run in runs]
    text = (reading.a, reading.b)[side].document.text
    spans = [Span(run[0].start, run[-1].end) for run in runs]
    known, parting = known_capitals(), re.compile(r"[ –-]")
    return [
        Naming(
            s, s.of(text), "proper" if set(parting.split(s.of(text))) & known else None, frozenset()
        )
        for s in spans
    ]


def _with_common(run: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """A single name with the plain word that is capitalised next to it: "Finch" of "Harold Finch".

    Longer runs with plain words are names of bodies, whose words are translated one by one.
    """
    if len(run) > 1:
        return run
    at = tokens.index(run[0])
    beside = [
        tokens[n] if 0 <= n < len(tokens) and _is_capitalised(tokens[n]) else None
        for n in (at - 2, at - 1, at + 1, at + 2)
    ]
    if beside[1] and not beside[2] and not beside[0] and beside[1].end + 1 == run[0].start:
        return [beside[1], *run]
    if beside[2] and not beside[1] and not beside[3] and run[0].end + 1 == beside[2].start:
        return [*run, beside[2]]
    return run


def _is_capitalised(token: Token) -> bool:
    word = token.text
    return token.pos == "PROPN" and word[:1].isupper() and word[1:].islower() and len(word) > 2


def _goes_on(last: Token, before: Token | None, token: Token) -> bool:
    """Whether a name goes on with a word, behind a space or a hyphen: "Indo-Pacific"."""
    hyphen = before is not None and before.text in JOINING and before.start == last.end
    return before is last or (hyphen and before is not None and before.end == token.start)


def _is_name(token: Token) -> bool:
    """Whether an English word is the name of somebody or something, no word and no abbreviation."""
    word = token.text
    return (
        _is_capitalised(token) and word.isalpha() and word.casefold() not in load_lexicon().common
    )


def han_names_in(reading: Reading, side: int) -> list[Naming]:
    """The proper names of Chinese that are no compounds of plain words."""
    found = []
    for token in reading.tokens[side]:
        han = [c for c in token.text if HAN[0] <= c <= HAN[1]]
        if token.pos == "PROPN" and len(han) > 1 and not _is_compound(token.text):
            sort = "proper" if token.text in load_lexicon().proper else None
            found.append(Naming(Span(token.start, token.end), token.text, sort, frozenset()))
    return found


def _is_compound(word: str) -> bool:
    """Whether a word ends as bodies and things do whose names are translated, not spelt."""
    lexicon = load_lexicon()
    tail = word[-2:] if len(word) > 3 else ""
    return bool(tail) and any(m in lexicon.common for m in lexicon.meanings.get(tail, ()))
