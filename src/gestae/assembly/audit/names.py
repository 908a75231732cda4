"""Names put for others: ``find_names``."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gestae.assembly.audit.finding import Finding, Severity
from gestae.assembly.audit.lexicon import known_capitals, load_lexicon, stem
from gestae.assembly.audit.places import find_places, place_of
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import sounds_like
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.records import Span, Token

HAN = ("\u3400", "\u9fff")
JOINING = ("-", "–")
"""What stands behind a name that is only a part of one: "Indo-Pacific"."""
SORTS = {"person": "person", "body": "body", "capital": "city", "seat": "city"}
"""What sort of thing a kind of name in the tables of actors is; any other is a state."""
LONGEST_SHORT = 3
"""Characters of a word that may be made of states' short names."""
PARTED = (" ", "·", "•")
"""What parts a given name from a surname."""
PLACE = "place "
"""What stands before the name of a place that only the dictionary has, among the ids."""
MISTAKEN = frozenset({"person", "city"})
"""Sorts of names of our tables that may stand against one that no table has."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a text: what it names, as far as our tables know, and what sort of thing that is.

    ``ids`` are those of the actors and places it may be, none where it is in no table.
    """

    span: Span
    text: str
    sort: str | None
    ids: frozenset[str]


def find_names(reading: Reading) -> Iterator[Finding]:
    """A name of each side that the other has not, in no spelling, put one for the other.

    A name is there where the tables of actors and places give both for one thing, where the
    dictionary has it, where the other side writes it in the same letters, or where it sounds alike.
    """
    known = [_with_places(reading, side, list(_known(reading, side))) for side in (0, 1)]
    lonely = [
        [name for name in known[side] if not _is_there(reading, side, name, known[1 - side])]
        for side in (0, 1)
    ]
    unknown = [list(_unknown(reading, side, known[side])) for side in (0, 1)]
    used: set[Span] = set()
    told_more = [_told_more(known[side], known[1 - side]) for side in (0, 1)]
    for mine, other in (
        *_opposed(lonely[0], lonely[1], unknown[0], unknown[1]),
        *((mine, n) for mine in lonely[0] for n in told_more[1] if _may_be_mistaken(mine, n)),
        *((n, other) for other in lonely[1] for n in told_more[0] if _may_be_mistaken(n, other)),
    ):
        if used.isdisjoint((mine.span, other.span)):
            used |= {mine.span, other.span}
            both = mine in lonely[0] + unknown[0] and other in lonely[1] + unknown[1]
            found = _differ(reading, mine, other)
            yield found if both else replace(found, severity="minor")
    for side in (0, 1):
        for name in lonely[side]:
            if name.span not in used and not _is_place_alone(name):
                yield _missing(reading, side, name)


def _told_more(names: Sequence[Naming], others: Sequence[Naming]) -> list[Naming]:
    """The names that a side tells more often than the other, each at its last place."""
    last = {name.ids: name for name in names}
    return [
        name for ids, name in last.items()
        if sum(n.ids == ids for n in names) > sum(bool(n.ids & ids) for n in others)
    ]  # fmt: skip


def _opposed(
    left: Sequence[Naming], right: Sequence[Naming], *unknown: Sequence[Naming]
) -> Iterator[tuple[Naming, Naming]]:
    """Names that may stand one for the other: of one sort, or one of them known to nobody."""
    for mine in left:
        yield from ((mine, other) for other in right if _may_be_mistaken(mine, other))
    for mine in left:
        yield from ((mine, other) for other in unknown[1] if _may_be_unheard_of(mine))
    for other in right:
        yield from ((mine, other) for mine in unknown[0] if _may_be_unheard_of(other))
    yield from zip(*unknown, strict=False)


def _may_be_unheard_of(name: Naming) -> bool:
    """Whether a name may stand against one that no table has; a mere place may be a part of it."""
    return name.sort in MISTAKEN and not _is_place_alone(name)


def _are_full(mine: Naming, other: Naming) -> bool:
    """Whether both names are of a given name and a surname, so that a person is surely meant."""
    return all(
        name.sort == "person" or any(mark in name.text for mark in PARTED) for name in (mine, other)
    )


def _may_be_mistaken(mine: Naming, other: Naming) -> bool:
    return mine.sort == other.sort or {mine.sort, other.sort} == {"state", "city"}


def _missing(reading: Reading, side: int, name: Naming) -> Finding:
    spans = {"a": name.span} if side == 0 else {"b": name.span}
    reason = (
        f"“{name.text}” on the {'left' if side == 0 else 'right'} is not named on the other side."
    )
    return reading.pair.finding("name", "minor", reason, score=0.3, **spans)


def _differ(reading: Reading, mine: Naming, other: Naming) -> Finding:
    severity: Severity = "critical" if mine.sort and mine.sort == other.sort else "major"
    if None in (mine.sort, other.sort) and not _are_full(mine, other):
        severity = "minor"
    return reading.pair.finding(
        "name",
        severity,
        f"“{mine.text}” stands against “{other.text}”, which names another.",
        a=mine.span,
        b=other.span,
        score=0.8 if mine.sort and other.sort else 0.6,
    )


def _known(reading: Reading, side: int) -> Iterator[Naming]:
    """The names of actors that the tables have."""
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
            yield Naming(place, span.of(text), sort, ids)


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


def _is_place_alone(name: Naming) -> bool:
    """Whether only the dictionary has the place."""
    return bool(name.ids) and all(id_.startswith(PLACE) for id_ in name.ids)


def _is_there(reading: Reading, side: int, name: Naming, others: Sequence[Naming]) -> bool:
    telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
    if any(name.ids & theirs.ids for theirs in others if _is_one_sort(name, theirs)):
        return True
    if name.text.casefold() in other.text.casefold() or _short_form(reading, 1 - side, name):
        return True
    if name.sort == "person":
        return _is_person_there(reading, name, other)
    tokens = reading.tokens_in(side, name.span)
    if telling.language in UNSPACED:
        if _means(name.text, reading.stems):
            return True
        return name.sort == "body" and any(
            sounds_like(name.text, run.text) for run in _capitals(reading, 1 - side)
        )
    told = [token for token in tokens if token.pos in {"PROPN", "NOUN", "ADJ"}]
    if _is_place_alone(name):
        told = told[-1:]  # "New" of New York is found in too many words
    return any(reading.is_told(side, token) for token in told) or (
        name.sort == "body" and other.language in UNSPACED and _is_heard(reading, name.text)
    )


def _means(name: str, stems: Collection[str]) -> bool:
    """Whether the dictionary finds a name: as a whole where it has it, else what it is made of."""
    lexicon = load_lexicon()
    whole = lexicon.meanings.get(simplify(name))
    return lexicon.means(name, stems) if whole is None else not whole.isdisjoint(stems)


def _is_one_sort(name: Naming, other: Naming) -> bool:
    """Whether one id means one thing: a capital is told by its name, not by its state's."""
    return name.sort != "city" or other.sort == "city"


def _is_person_there(reading: Reading, name: Naming, other: Telling) -> bool:
    """Whether a person of our tables is named by a surname or a given name alone."""
    assert reading.pair.ontology is not None
    actors = reading.pair.ontology.actors
    for id_ in name.ids & actors.by_id.keys():
        if other.language in UNSPACED:
            parts = [part for full in actors.called.get(id_, ()) for part in full.split("·")]
            folded = simplify(other.text)
            if any(len(part) > 1 and part in folded for part in parts):
                return True
        elif any(word in other.text for word in actors.by_id[id_].name.split() if len(word) > 2):
            return True
    return False


def _short_form(reading: Reading, side: int, name: Naming) -> bool:
    """Whether a side names a state by one character, as in 中美, 日方 or 俄军."""
    telling = (reading.a, reading.b)[side]
    if reading.pair.ontology is None or name.sort == "person":
        return False
    short = reading.pair.ontology.actors.short.get(telling.language, {})
    return any(
        any(named.actor.id in name.ids for named in short.get(character, ()))
        for token in reading.tokens[side]
        if len(token.text) <= LONGEST_SHORT
        for character in simplify(token.text)
    )


def _unknown(reading: Reading, side: int, known: Sequence[Naming]) -> Iterator[Naming]:
    """The names that no table has and that are not heard or spelt on the other side."""
    if reading.chinese is None:
        return
    telling = (reading.a, reading.b)[side]
    times = [time.span for sentence in telling.sentences for time in sentence.times]
    spans = [*(name.span for name in known), *times]
    runs = _capitals(reading, side) if side != reading.chinese else _han_names(reading, side)
    for run in runs:
        if any(run.span.overlaps(span) for span in spans):
            continue
        if side == reading.chinese:
            there = _han_is_there(reading, side, run)
        else:
            there = _latin_is_there(reading, side, run)
        if not there:
            yield run


def _capitals(reading: Reading, side: int) -> list[Naming]:
    """Runs of capitalised names in English, those that only begin a sentence left out."""
    tokens = reading.tokens[side]
    runs: list[list[Token]] = []
    for before, token in pairwise([None, *tokens]):
        assert token is not None
        if not _is_name(token):
            continue
        if runs and before is runs[-1][-1]:
            runs[-1].append(token)
        else:
            runs.append([token])
    text = (reading.a, reading.b)[side].document.text
    spans = [Span(run[0].start, run[-1].end) for run in runs]
    known = known_capitals()
    return [
        Naming(s, s.of(text), "proper" if set(s.of(text).split()) & known else None, frozenset())
        for s in spans
    ]


def _is_name(token: Token) -> bool:
    """Whether an English word is the name of somebody or something, no word and no abbreviation."""
    word = token.text
    named = token.pos == "PROPN" and word[:1].isupper() and word[1:].islower() and word.isalpha()
    return named and len(word) > 2 and word.casefold() not in load_lexicon().common


def _han_names(reading: Reading, side: int) -> list[Naming]:
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


def _han_is_there(reading: Reading, side: int, run: Naming) -> bool:
    if load_lexicon().means(run.text, reading.stems):
        return True
    other = (reading.a, reading.b)[1 - side]
    if run.text in other.text:
        return True
    names = _capitals(reading, 1 - side)
    words = [word for name in names for word in (name.text, *name.text.split())]
    parts = [part for part in run.text.replace("•", "·").split("·") if part]
    return any(sounds_like(part, word) for part in (*parts, run.text) for word in words)


def _is_heard(reading: Reading, word: str) -> bool:
    """Whether a name in Latin letters is heard in the Chinese, where that says what is no word."""
    assert reading.chinese is not None
    plain = "".join(c for c in word.casefold() if c.isascii() and c.isalpha())
    if len(plain) > 3 and plain in reading.spelt:
        return True
    return any(sounds_like(heard, word) for heard in reading.strange)


def _latin_is_there(reading: Reading, side: int, run: Naming) -> bool:
    other = (reading.a, reading.b)[1 - side]
    for word in run.text.split():
        if len(word) < 3 or word.casefold() in other.text.casefold():
            return True
        if stem(word) in reading.meanings or _is_heard(reading, word):
            return True
    return False
