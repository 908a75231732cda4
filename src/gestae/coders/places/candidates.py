"""Names that may be places: ``find_candidates``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.coders.places.written import written
from gestae.coders.surface import word_breaks
from gestae.ontology.actors import UNSPACED
from gestae.ontology.gazetteer import PlaceWords, Site
from gestae.ontology.load import Ontology
from gestae.records import PlacePrecision, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be a place.

    ``head`` is the head of the phrase that is used as one and ``span`` its words: of "the upper
    Lomba valley" those without the article, and "valley". ``sites`` are what the gazetteer holds
    by the name, none for one it does not know. ``precision`` is set where the phrase says more than
    the name: "northern Mali", "Mali airport".
    """

    head: int
    span: Span
    sites: tuple[Site, ...]
    precision: PlacePrecision | None
    article: bool


def find_candidates(sentence: Sentence, ontology: Ontology) -> Iterator[Candidate]:
    """The names of a sentence that may be places, in order of the text."""
    words = ontology.place_words[sentence.language]
    runs = list(_runs(sentence))
    known = {
        span: sites
        for span, sites in _known(sentence, ontology, words)
        if not any(run.covers(span) and run.end > span.end for run in runs)
    }
    unknown = _unknown(sentence, ontology, words, runs, tuple(known))
    for span in sorted([*known, *unknown]):
        candidate = _candidate(sentence, span, known.get(span, ()), words)
        if candidate is not None:
            yield candidate


def _known(
    sentence: Sentence, ontology: Ontology, words: PlaceWords
) -> Iterator[tuple[Span, tuple[Site, ...]]]:
    matcher = ontology.gazetteer.names.get(sentence.language)
    offset = sentence.span.start
    breaks = _breaks(sentence)
    for found, sites in matcher.find(sentence.text, breaks) if matcher is not None else ():
        span = Span(found.start + offset, found.end + offset)
        head = sentence.head_of(span)
        dated = any(time.span.overlaps(span) for time in sentence.times)  # "in March"
        if head is None or dated or _is_titled(sentence, span, ontology):
            continue
        if _is_name(sentence, head, span, words):
            yield span, sites


def _is_titled(sentence: Sentence, span: Span, ontology: Ontology) -> bool:
    """Whether a person's title stands right before a name, where words are not parted."""
    first = sentence.tokens_in(span)[0].index
    if sentence.language not in UNSPACED or first == 0:
        return False
    role = ontology.role_words[sentence.language].roles.get(written(sentence.tokens[first - 1]))
    return role is not None and role.kind == "person"


def _is_name(sentence: Sentence, head: int, span: Span, words: PlaceWords) -> bool:
    """Whether the words are a proper name and not the last part of a longer one."""
    token = sentence.tokens[head]
    if sentence.language in UNSPACED:
        return token.pos == "PROPN"
    if not token.text[:1].isupper():
        return False
    if token.pos not in {"PROPN", "NOUN"}:  # "the Jos region" is read as if Jos were an adjective
        return written(sentence.tokens[token.head]) in words.sites.keys() | words.held
    first = sentence.tokens_in(span)[0].index
    if first == 0:
        return True
    before = sentence.tokens[first - 1]
    return not (before.pos == "PROPN" and before.head == head)


def _unknown(
    sentence: Sentence,
    ontology: Ontology,
    words: PlaceWords,
    runs: Sequence[Span],
    taken: Sequence[Span],
) -> Iterator[Span]:
    """Names that neither the gazetteer nor the actors' table holds, and that are no title."""
    matcher = ontology.actors.names.get(sentence.language)
    offset = sentence.span.start
    breaks = _breaks(sentence)
    actors = [
        Span(found.start + offset, found.end + offset)
        for found, _ in (matcher.find(sentence.text, breaks) if matcher is not None else ())
    ]
    others = [*taken, *actors, *(time.span for time in sentence.times)]
    for span in runs:
        tokens = sentence.tokens_in(span)
        site = len(tokens) > 1 and written(tokens[-1]) in words.sites
        plain = site or not any(_is_unplaced(token, sentence, words) for token in tokens)
        short = len(tokens) == 1 and tokens[0].text.isupper()  # "at ANZ": a body rather
        if plain and not short and not any(other.overlaps(span) for other in others):
            yield span


def _runs(sentence: Sentence) -> Iterator[Span]:
    """The names of a sentence, each as far as it goes; not those with a number behind them."""
    run: list[Token] = []
    for token in sentence.tokens:
        if run and sentence.language not in UNSPACED and _goes_on(run, token):
            run.append(token)
            continue
        if run and token.pos != "NUM" and run[-1].pos != "PUNCT":
            yield Span(run[0].start, run[-1].end)
        run = [token] if token.pos == "PROPN" and _is_name_word(token, sentence) else []
    if run and run[-1].pos != "PUNCT":
        yield Span(run[0].start, run[-1].end)


def _is_capitalised(token: Token) -> bool:
    return token.text[:1].isupper() and len(token.text) > 1


def _is_name_word(token: Token, sentence: Sentence) -> bool:
    return _is_capitalised(token) or (sentence.language in UNSPACED and len(token.text) > 1)


def _is_unplaced(token: Token, sentence: Sentence, words: PlaceWords) -> bool:
    """Whether a word says of a name that it is no place's; unparted words end in one: 国防大学."""
    word = written(token)
    if sentence.language not in UNSPACED:
        return word in words.unplaced
    return any(word[start:] in words.unplaced for start in range(len(word)))


def _breaks(sentence: Sentence) -> frozenset[int] | None:
    return word_breaks(sentence) if sentence.language in UNSPACED else None


def _goes_on(run: Sequence[Token], token: Token) -> bool:
    """Whether a name goes on: "Port Lomba", "Lomba-Kesh"; not "in Jos Governor Bitrus"."""
    last = run[-1]
    if token.start == last.end and token.text == "-":
        return True
    if last.text == "-" and token.start == last.end:
        return _is_capitalised(token)
    if token.pos != "PROPN" or not _is_capitalised(token):
        return False
    first = run[0].index
    return first <= token.head <= last.index or last.head >= token.index


def _candidate(
    sentence: Sentence, span: Span, sites: tuple[Site, ...], words: PlaceWords
) -> Candidate | None:
    tokens = sentence.tokens
    head = sentence.head_of(span)
    if head is None:
        return None
    inside = sentence.tokens_in(span)
    first, last = inside[0].index, inside[-1].index
    precision = None if sites else _precision(inside, sentence, words)
    noun = tokens[last + 1] if last + 1 < len(tokens) else None
    if noun is not None and written(noun) in words.sites and tokens[head].head == noun.index:
        head, last, precision = noun.index, noun.index, words.sites[written(noun)]
    before = tokens[first - 1] if first else None
    if before is not None and _is_side(before, words) and before.head == head:
        first, precision = before.index, precision or "region"
    before = tokens[first - 1] if first else None
    article = before is not None and before.pos == "DET" and before.head == head
    return Candidate(head, sentence.span_of(first, last), sites, precision, article)


def _precision(
    name: Sequence[Token], sentence: Sentence, words: PlaceWords
) -> PlacePrecision | None:
    """What a name of several words says itself of its kind: "Lomba Island", "Mount Lomba".

    Where words are not parted, one says so by how it ends: 隆巴岛.
    """
    if sentence.language in UNSPACED:
        word = written(name[-1])
        endings = (words.sites.get(word[start:]) for start in range(1, len(word)))
        return next((precision for precision in endings if precision is not None), None)
    if len(name) == 1:
        return None
    ends = (words.sites.get(written(token)) for token in (name[-1], name[0]))
    return next((precision for precision in ends if precision is not None), None)


def _is_side(token: Token, words: PlaceWords) -> bool:
    known = written(token) in words.sides
    return known and (token.pos == "ADJ" or (token.pos == "PROPN" and _is_capitalised(token)))
