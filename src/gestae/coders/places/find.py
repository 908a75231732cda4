"""Names in locative use to places: start with ``find_places``."""

from collections import Counter
from collections.abc import Sequence

from gestae.coders.namesakes import parts_meant
from gestae.coders.places.candidates import Candidate, find_candidates
from gestae.coders.places.joined import joined, standing
from gestae.coders.places.referred import find_referred
from gestae.coders.places.settings import find_settings, with_settings
from gestae.coders.places.uses import Use, Uses, read_uses
from gestae.ontology.actors import UNSPACED
from gestae.ontology.gazetteer import PlaceWords, Site
from gestae.ontology.load import Ontology
from gestae.records import Parsed, Place, Sentence

SURE = 3
"""Characters from which the beginning of an unparted name is that of a place."""
KNOWN_CITY = 200_000
"""Population from which a city is one under any verb; smaller ones have the names of persons."""


def find_places(parsed: Parsed, ontology: Ontology) -> tuple[Place, ...]:
    """The places named as such, in order of the text.

    A name is a place where it stands under a locative preposition or is the object of a verb
    that takes places; a country only under a locative one, because else it is a party. Of several
    places with a name, one in a country that the sentence or the document names is taken, else
    the largest. A name that the gazetteer does not hold is one where only a place can stand, and
    wherever the document uses it again; it has no coordinates. "The scene" is the place told last.
    """
    sentences = [s for s in parsed.sentences if s.language in ontology.place_words]
    named = [_named_in(sentence, ontology) for sentence in sentences]
    uses = [
        _uses(s, here, ontology.place_words[s.language])
        for s, here in zip(sentences, named, strict=True)
    ]
    told = Counter(country for here in named for country in _countries(here))
    acting = _acting(sentences)
    heard: set[str] = set()
    for sentence, here, used in zip(sentences, named, uses, strict=True):
        for one in here:
            if not one.sites and _is_unheard_place(one, used, acting, _name(sentence, one)):
                heard.add(_name(sentence, one))
    found: list[Place] = []
    parts = parts_meant(parsed, ontology)
    for sentence, here, used in zip(sentences, named, uses, strict=True):
        near = set(_countries(here))
        for one in here:
            if one.sites:
                shared = _name(sentence, one) in parts
                site = _likeliest(_parts(one.sites) if shared else one.sites, near, told)
                if _is_place(site, one, used.get(one.head, frozenset())):
                    found.append(_place(site, sentence, one))
            elif _name(sentence, one) in heard and _is_used(used.get(one.head, frozenset())):
                country = _country_inside(_name(sentence, one), sentence.language, ontology)
                found.append(_unheard(sentence, one, country))
    referred = find_referred(sentences, uses, ontology.place_words, found)
    taken = {place.span for place in found}
    found += [place for place in referred if place.span not in taken]
    return tuple(sorted(found, key=lambda place: place.span))


def _named_in(sentence: Sentence, ontology: Ontology) -> tuple[Candidate, ...]:
    candidates = tuple(find_candidates(sentence, ontology))
    if sentence.language not in UNSPACED:
        return candidates
    words = ontology.place_words[sentence.language]
    settings = tuple(find_settings(sentence, words))
    return with_settings(joined(sentence, candidates, words), settings)


def _uses(sentence: Sentence, candidates: Sequence[Candidate], words: PlaceWords) -> Uses:
    """The uses of each phrase, where words are not parted also by the words around a name."""
    uses = read_uses(sentence, words)
    if sentence.language not in UNSPACED:
        return uses
    settings = tuple(find_settings(sentence, words))
    for one in candidates:
        parts = [uses.get(token.index, frozenset()) for token in sentence.tokens_in(one.span)]
        shown = frozenset(standing(sentence, one, words, candidates))
        if any(setting.span.covers(one.span) for setting in settings):
            shown |= {"locative", "sure"}
        uses[one.head] = frozenset().union(uses.get(one.head, frozenset()), shown, *parts)
    return uses


def _countries(candidates: Sequence[Candidate]) -> list[str | None]:
    """The countries that are named themselves."""
    return [c.sites[0].country for c in candidates if _is_country(c)]


def _is_country(candidate: Candidate) -> bool:
    return bool(candidate.sites) and candidate.sites[0].precision == "country"


def _name(sentence: Sentence, candidate: Candidate) -> str:
    start = sentence.span.start
    return sentence.text[candidate.span.start - start : candidate.span.end - start]


def _acting(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The names that do something: those of persons and bodies rather than of places."""
    return frozenset(
        sentence.tokens[argument.head].text
        for sentence in sentences
        for predicate in sentence.predicates
        for argument in predicate.arguments
        if argument.relation == "subject" and predicate.kind == "verb" and not argument.shared
    )


def _is_place(site: Site, candidate: Candidate, uses: frozenset[Use]) -> bool:
    """Whether a known name is used as a place; with more words a country's part is one, too."""
    if site.precision == "country" and candidate.precision is None:
        return "inland" in uses
    if site.precision == "city" and candidate.article and candidate.precision is None:
        return False  # "the Jos" is no city
    if "locative" in uses or "directional" in uses or "taken" in uses:
        return True
    known = site.precision != "city" or site.population >= KNOWN_CITY
    return "object" in uses and known and not site.capital


def _is_unheard_place(candidate: Candidate, uses: Uses, acting: frozenset[str], name: str) -> bool:
    """Whether a name no table holds stands where only a place can."""
    used = uses.get(candidate.head, frozenset())
    if candidate.precision is not None:
        return _is_used(used)
    if "sure" in used:
        return True
    if candidate.article or name.rsplit(maxsplit=1)[-1] in acting:
        return False
    return not used.isdisjoint({"unknown", "moved", "gripped"})


def _is_used(uses: frozenset[Use]) -> bool:
    return not uses.isdisjoint({"locative", "directional", "taken"})


def _parts(sites: Sequence[Site]) -> Sequence[Site]:
    """The sites but for a country, where a part of another state has its name."""
    return [site for site in sites if site.precision != "country"] or sites


def _likeliest(sites: Sequence[Site], near: set[str | None], told: Counter[str | None]) -> Site:
    """The site meant: in a country named nearby, else one named often, else the largest."""
    ranked = enumerate(sites)  # those of the gazetteer come ranked by name and size
    return max(
        ranked,
        key=lambda one: (
            one[1].precision == "country",
            one[1].country in near,
            told[one[1].country] if one[1].country is not None else 0,
            -one[0],
        ),
    )[1]


def _place(site: Site, sentence: Sentence, candidate: Candidate) -> Place:
    """A place of the gazetteer; of what is only called by it, the country alone is known."""
    text = _name(sentence, candidate)
    if candidate.precision is not None:
        return _named(text, site.country, candidate)
    return Place(
        name=site.name,
        country=site.country,
        latitude=site.latitude,
        longitude=site.longitude,
        geonames=site.geonames,
        precision=site.precision,
        text=text,
        span=candidate.span,
    )


def _unheard(sentence: Sentence, candidate: Candidate, country: str | None) -> Place:
    return _named(_name(sentence, candidate), country, candidate)


def _country_inside(name: str, language: str, ontology: Ontology) -> str | None:
    """The country that a name of no table tells, where words are not parted.

    By the place it begins with (阿拉斯加某镇), or as it is written in Latin letters.
    """
    if language not in UNSPACED:
        return None
    written = "en" if name.isascii() else language
    for span, sites in ontology.gazetteer.names[written].find(name):
        whole = len(span) == len(name) if written == "en" else len(span) >= SURE
        if span.start == 0 and whole:
            return sites[0].country
    return None


def _named(text: str, country: str | None, candidate: Candidate) -> Place:
    return Place(
        name=text,
        country=country,
        latitude=None,
        longitude=None,
        geonames=None,
        precision=candidate.precision or "city",
        text=text,
        span=candidate.span,
    )
