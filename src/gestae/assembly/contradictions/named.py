"""The places a stretch of text names: ``find_names``."""

from collections.abc import Iterator
from dataclasses import dataclass

from gestae.ontology.actors import LANGUAGES
from gestae.ontology.gazetteer import Site
from gestae.ontology.load import Ontology
from gestae.records import Span

SITES = 4
"""Places of one name that are considered, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text with the places it may mean, the likeliest first."""

    text: str
    span: Span
    sites: tuple[Site, ...]

    @property
    def site(self) -> Site:
        """The likeliest."""
        return self.sites[0]


def find_names(text: str, inside: Span, ontology: Ontology) -> tuple[Named, ...]:
    """The places named in a stretch of a text, in its order, in whatever language.

    An adjective counts as its country ("Japanese territory"). Where names overlap, the longer one
    stands.
    """
    words = inside.of(text)
    found = sorted(_all(words, ontology), key=lambda name: (-len(name.span), name.span))
    kept: list[Named] = []
    for name in found:
        if not any(name.span.overlaps(other.span) for other in kept):
            kept.append(name)
    moved = (
        Named(n.text, Span(n.span.start + inside.start, n.span.end + inside.start), n.sites)
        for n in kept
    )
    return tuple(sorted(moved, key=lambda name: name.span))


def _all(words: str, ontology: Ontology) -> Iterator[Named]:
    for language in LANGUAGES:
        for span, sites in ontology.gazetteer.names[language].find(words):
            yield Named(span.of(words), span, sites[:SITES])
        for span, name in ontology.actors.names[language].find(words):
            if name.kind == "adjective" and name.actor.country:
                sites = _country(name.actor.name, ontology)
                if sites:
                    yield Named(span.of(words), span, sites)


def _country(name: str, ontology: Ontology) -> tuple[Site, ...]:
    """The country of that name on the map."""
    for _, sites in ontology.gazetteer.names["en"].find(name):
        return tuple(site for site in sites if site.precision == "country")[:1]
    return ()
