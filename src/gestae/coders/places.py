"""Where: names in locative use to places. Start with ``find_places``."""

from collections import Counter
from collections.abc import Iterator, Sequence

from gestae.ontology.gazetteer import PlaceWords, Site
from gestae.ontology.load import Ontology
from gestae.records import Parsed, Place, Sentence, Span


def find_places(parsed: Parsed, ontology: Ontology) -> tuple[Place, ...]:
    """The places named as such, in order of the text.

    A name is a place where it stands under a locative preposition or is the object of a verb
    that takes places; a country only under a locative one, because else it is a party. Of several
    places with a name, one in a country that the sentence or the document names is taken, else
    the largest.
    """
    named = [
        list(_named(sentence, ontology))
        for sentence in parsed.sentences
        if sentence.language in ontology.place_words
    ]
    sentences = [s for s in parsed.sentences if s.language in ontology.place_words]
    told = Counter(
        site.country
        for here in named
        for _, sites in here
        for site in sites[:1]
        if site.precision == "country"
    )
    found: list[Place] = []
    for sentence, here in zip(sentences, named, strict=True):
        near = {s.country for _, sites in here for s in sites[:1] if s.precision == "country"}
        words = ontology.place_words[sentence.language]
        uses = _uses(sentence, words)
        for span, sites in here:
            head = sentence.head_of(span)
            dated = any(time.span.overlaps(span) for time in sentence.times)  # "in March"
            if head is None or dated or not _is_name(sentence, head, span):
                continue
            site = _likeliest(sites, near, told)
            if _is_place(site, uses.get(head, frozenset())):
                found.append(_place(site, sentence, span))
    return tuple(found)


def _named(sentence: Sentence, ontology: Ontology) -> Iterator[tuple[Span, tuple[Site, ...]]]:
    matcher = ontology.gazetteer.names.get(sentence.language)
    if matcher is None:
        return
    offset = sentence.span.start
    for span, sites in matcher.find(sentence.text):
        yield Span(span.start + offset, span.end + offset), sites


def _uses(sentence: Sentence, words: PlaceWords) -> dict[int, frozenset[str]]:
    """How each argument is used: under a locative or directional marker, or as object of a verb."""
    uses: dict[int, set[str]] = {}
    for predicate in sentence.predicates:
        for argument in predicate.arguments:
            if argument.relation == "oblique":
                if argument.marker in words.locative:
                    uses.setdefault(argument.head, set()).add("locative")
                elif argument.marker in words.directional:
                    uses.setdefault(argument.head, set()).add("directional")
            elif argument.relation == "object" and predicate.kind == "verb":
                taken = "taken" if predicate.lemma.lower() in words.verbs else "object"
                uses.setdefault(argument.head, set()).add(taken)
    return {head: frozenset(found) for head, found in uses.items()}


def _is_place(site: Site, uses: frozenset[str]) -> bool:
    if "locative" in uses:
        return True
    if site.precision == "country":
        return False
    if "directional" in uses or "taken" in uses:
        return True
    return "object" in uses and not site.capital


def _is_name(sentence: Sentence, head: int, span: Span) -> bool:
    """Whether the words are a proper name and not the last part of a longer one."""
    token = sentence.tokens[head]
    if token.pos not in {"PROPN", "NOUN"} or not token.text[:1].isupper():
        return False
    first = sentence.tokens_in(span)[0].index
    if first == 0:
        return True
    before = sentence.tokens[first - 1]
    return not (before.pos == "PROPN" and before.head == head)


def _likeliest(sites: Sequence[Site], near: set[str | None], told: Counter[str | None]) -> Site:
    """The site meant: in a country named nearby, else one named often, else the largest."""
    return max(
        sites,
        key=lambda site: (
            site.precision == "country",
            site.country in near,
            told[site.country] if site.country is not None else 0,
            site.population,
        ),
    )


def _place(site: Site, sentence: Sentence, span: Span) -> Place:
    start = sentence.span.start
    return Place(
        name=site.name,
        country=site.country,
        latitude=site.latitude,
        longitude=site.longitude,
        geonames=site.geonames,
        precision=site.precision,
        text=sentence.text[span.start - start : span.end - start],
        span=span,
    )
