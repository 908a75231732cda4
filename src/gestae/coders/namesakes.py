"""Names that a state and a part of another state share: ``parts_meant``.

"Georgia" is the state on the Black Sea, or one of the United States.
"""

from collections.abc import Iterator

from gestae.ontology.actors import UNSPACED
from gestae.ontology.load import Ontology
from gestae.records import Parsed

LARGE = 200_000
"""Population from which a city named tells of what state a text speaks."""


def parts_meant(parsed: Parsed, ontology: Ontology) -> frozenset[str]:
    """The names of a document by which it means a part of another state than theirs.

    That is so where the other state is told of, by itself or by a place in it, and nothing else
    of the state with the name.
    """
    text = parsed.document.text
    found: set[str] = set()
    for language in {s.language for s in parsed.sentences} - UNSPACED:
        words = ontology.role_words.get(language)
        for name, other in (words.namesakes if words is not None else {}).items():
            if name not in text:
                continue
            told = set(_countries(parsed, language, name, ontology))
            own = _own_country(name, language, ontology)
            if other in told and own not in told:
                found.add(name)
    return frozenset(found)


def _own_country(name: str, language: str, ontology: Ontology) -> str | None:
    matcher = ontology.actors.names[language]
    return next((named.actor.country for _, named in matcher.find(name)), None)


def _countries(
    parsed: Parsed, language: str, name: str, ontology: Ontology
) -> Iterator[str | None]:
    """The countries that anything but a name tells of."""
    actors = ontology.actors.names.get(language)
    places = ontology.gazetteer.names.get(language)
    for sentence in parsed.sentences:
        if sentence.language != language:
            continue
        for span, named in actors.find(sentence.text) if actors is not None else ():
            if sentence.text[span.start : span.end] != name:
                yield named.actor.country
        for span, sites in places.find(sentence.text) if places is not None else ():
            large = sites[0].precision != "city" or sites[0].population >= LARGE
            if sentence.text[span.start : span.end] != name and large:
                yield sites[0].country
