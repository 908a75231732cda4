"""Places as users write them: ``read_place``."""

from gestae.errors import UsageError
from gestae.ontology.gazetteer import Site
from gestae.ontology.load import Ontology
from gestae.records import Event
from gestae.records.rows import Row
from gestae.review.words import Text, split_words


def read_place(words: str, event: Event, text: Text, ontology: Ontology) -> Row:
    """A place as rows hold it: one of the gazetteer by its name, or by its GeoNames id.

    ``Paris/USA`` names the country (ISO 3166-1 alpha-3) where several places share a name.
    """
    told, cited = split_words(words)
    name, _, country = told.partition("/")
    site = _site(name.strip(), country.strip().upper() or None, ontology)
    if cited:
        span = text.expect(cited, told)
    else:
        found = text.find(name.strip())
        span = found or (event.place.span if event.place else text.expect(name.strip(), told))
    return {
        "name": site.name,
        "country": site.country,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "geonames": site.geonames,
        "precision": site.precision,
        **text.cited(span),
    }


def _site(name: str, country: str | None, ontology: Ontology) -> Site:
    sites = [
        site
        for matcher in ontology.gazetteer.names.values()
        for span, named in matcher.find(name)
        if len(span) == len(name)
        for site in named
    ]
    fitting = [site for site in sites if country in {None, site.country}]
    if fitting:
        return fitting[0]
    if sites:
        there = ", ".join(sorted({site.country or "no country" for site in sites}))
        raise UsageError(f"the gazetteer has {name!r} in {there}, not in {country}")
    raise UsageError(
        f"the gazetteer has no place {name!r}; give a name it has, with the country where several "
        "share it (Paris/USA), or the place as JSON in the form of the contract"
    )
