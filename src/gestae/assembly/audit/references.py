"""A pronoun or "the country" where the other side has a name: ``is_referred_to``."""

from collections.abc import Iterator, Mapping

from gestae.assembly.audit.namings import Naming
from gestae.assembly.audit.reading import Reading
from gestae.ontology.actors import UNSPACED
from gestae.ontology.role_words import RoleWords

NEAR = 0.2
"""A reference stands at a name's place where their shares of the way differ by less."""
MAY_BE: Mapping[str | None, frozenset[str]] = {
    "person": frozenset({"person", "any", "speaker"}),
    "body": frozenset({"thing", "body", "group", "any", "speaker"}),
    "state": frozenset({"thing", "country", "group", "any", "speaker", "home"}),
    "city": frozenset({"thing", "country", "any"}),
    None: frozenset({"person", "any"}),
}
"""What a reference may stand for, by the sort of the name."""


def is_referred_to(reading: Reading, side: int, name: Naming) -> bool:
    """Whether the other side refers at the place of a name to something of its sort.

    It must do so more often than the name's own side: a pronoun of each answers the other's.
    """
    kinds = MAY_BE.get(name.sort, frozenset())
    here, there = (
        [place for kind, place in references_of(reading, one) if kind in kinds]
        for one in (side, 1 - side)
    )
    whole = (reading.a, reading.b)[side].span
    at = (name.span.start - whole.start) / max(1, len(whole))
    return len(there) > len(here) and any(abs(at - place) < NEAR for place in there)


def references_of(reading: Reading, side: int) -> Iterator[tuple[str, float]]:
    """What each pronoun or definite description of a side may refer to, and how far along it is."""
    telling = (reading.a, reading.b)[side]
    ontology = reading.pair.ontology
    words = ontology.role_words.get(telling.language) if ontology else None
    if words is None:
        return
    before = ""
    for token in reading.tokens[side]:
        text = token.text.casefold()
        kind = _kind(words, before, text, unspaced=telling.language in UNSPACED)
        if kind is not None:
            yield kind, (token.start - telling.span.start) / max(1, len(telling.span))
        before = text


def _kind(words: RoleWords, before: str, text: str, *, unspaced: bool) -> str | None:
    """What a word refers to: a pronoun, or one of the descriptions behind its determiner."""
    found = words.pronouns.get(text)
    if found is None and before in words.definite:
        found = words.descriptions.get(text)
    if found is None and unspaced:
        found = next(
            (words.descriptions.get(text[n:]) for n in (2, 1) if text[:n] in words.definite), None
        )
    return found.kind if found is not None else None
