"""A policy as a user words it ("JPN aids UKR"): ``parse_policy``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gestae.analysis.relations.relations import find_party
from gestae.errors import UsageError
from gestae.ontology.load import Ontology, load_ontology
from gestae.ontology.tellings import load_endings
from gestae.records import Span
from gestae.records.named import Named


@dataclass(frozen=True, slots=True)
class Policy:
    """What one party does to another, however often and however far.

    ``source`` and ``target`` are codes. A deed belongs to it by
    its type or its instrument, or where what it promises or threatens is of that type: a pledge of
    aid is a deed of the policy of aid.
    """

    wording: str
    source: str
    target: str
    types: frozenset[str]
    instruments: frozenset[str]

    def is_kind(self, type_: str, instrument: str | None) -> bool:
        """Whether a deed of that type and instrument belongs to the policy."""
        if instrument and any(_below(instrument, above) for above in self.instruments):
            return True
        if type_ in self.types:
            return True
        concept = load_ontology().instruments.get(instrument) if instrument else None
        return concept is not None and concept.type in self.types

    def has_named(self, named: Named, *, exact: bool) -> bool:
        """Whether words that name a deed name one of the policy.

        ``exact``: whether both parties must be told; else one may be missing.
        """
        sides = frozenset(named.sources), frozenset(named.targets)
        if sides[0] == sides[1] and len(sides[0]) == 1:
            sides = sides[0], frozenset()  # nobody aids himself: whom he aids is not told
        return self.is_kind(named.type, named.instrument) and self._between(*sides, exact=exact)

    def _between(self, sources: frozenset[str], targets: frozenset[str], *, exact: bool) -> bool:
        fits = [
            party in told or (not exact and not told)
            for party, told in ((self.source, sources), (self.target, targets))
        ]
        return all(fits) and bool(sources or targets)


def _below(instrument: str, above: str) -> bool:
    return instrument == above or instrument.startswith(f"{above}.")


def parse_policy(words: str) -> Policy:
    """The policy that words mean: a party, a deed, and the party it is done to.

    Parties stand by code or by name in any language, the deed as a PLOVER type, an instrument, or
    a verb or noun of either language. Raises ``UsageError`` where one of them is not known.

    >>> found = parse_policy("Japan aids Ukraine")
    >>> found.source, found.target, sorted(found.types)
    ('JPN', 'UKR', ['AID'])
    """
    words = " ".join(words.split())
    source, begin = _party_first(words)
    target, end = _party_last(words)
    deed = words[begin:end].strip()
    if begin >= end or not deed:
        raise UsageError(
            f"{words!r} is neither an event of the casebook nor a policy; write a policy as "
            f"PARTY DEED PARTY, such as 'JPN aids UKR' or '日本援助乌克兰'."
        )
    types, instruments = _meant(deed)
    return Policy(words, source, target, types, instruments)


def _party_first(words: str) -> tuple[str, int]:
    """The party that words begin with, and where it ends."""
    named = [span.end for span in _names(words) if span.start == 0]
    ends = [*named, *(match.start() for match in re.finditer(" ", words))]
    for end in sorted(ends, reverse=True):
        code = _party(words[:end])
        if code is not None and end < len(words):
            return code, end
    return find_party(words.split(" ", maxsplit=1)[0]), words.find(" ")


def _party_last(words: str) -> tuple[str, int]:
    """The party that words end with, and where it begins."""
    named = [span.start for span in _names(words) if span.end == len(words)]
    starts = [*named, *(match.end() for match in re.finditer(" ", words))]
    for start in sorted(starts):
        code = _party(words[start:])
        if code is not None and start > 0:
            return code, start
    return find_party(words.rsplit(" ", maxsplit=1)[-1]), words.rfind(" ")


def _names(words: str) -> Iterator[Span]:
    for matcher in load_ontology().actors.names.values():
        for span, named in matcher.find(words):
            if named.kind in {"country", "body"}:
                yield span


def _party(words: str) -> str | None:
    try:
        return find_party(words)
    except UsageError:
        return None


def _meant(deed: str) -> tuple[frozenset[str], frozenset[str]]:
    """The types and the instruments that words for a deed may mean."""
    ontology = load_ontology()
    if deed.upper() in ontology.plover.types:
        return frozenset({deed.upper()}), frozenset()
    if ontology.instruments.get(deed.lower()) is not None:
        return frozenset(), frozenset({deed.lower()})
    readings = next((r for word in _forms(deed) if (r := _readings_by_word().get(word))), None)
    if not readings:
        raise UsageError(
            f"{deed!r} is no deed that the tables know; give a type (AID), an instrument "
            f"(aid.military), or a verb or noun (aids, 援助)."
        )
    if all(instrument and "." in instrument for _, instrument in readings):
        return frozenset(), frozenset(
            i for _, i in readings if i
        )  # "invades", and no other assault
    return frozenset(type_ for type_, _ in readings), frozenset()


def _forms(deed: str) -> Iterator[str]:
    """The words for a deed as they stand, and without the endings of their forms."""
    word = deed.casefold()
    yield word
    yield from (
        word[: len(word) - len(ending)] + other
        for ending, instead in load_endings()
        if ending and word.endswith(ending)
        for other in (instead, f"{instead}e")
    )


@cache
def _readings_by_word() -> dict[str, frozenset[tuple[str, str | None]]]:
    """The types, with their instruments, that the verbs and nouns of all languages tell."""
    found: dict[str, set[tuple[str, str | None]]] = {}
    for lemma, type_, instrument in _tellings(load_ontology()):
        if not type_.startswith("@"):
            found.setdefault(lemma.casefold(), set()).add((type_, instrument))
    return {word: frozenset(readings) for word, readings in found.items()}


def _tellings(ontology: Ontology) -> Iterator[tuple[str, str, str | None]]:
    for lexicon in ontology.lexicons.values():
        for lemma, readings in lexicon.triggers.items():
            yield from ((lemma, reading.type, reading.instrument) for reading in readings)
        things = lexicon.things.values()
        yield from ((t.phrase, t.type, t.instrument) for t in things if t.type is not None)
