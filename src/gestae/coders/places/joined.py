"""Places of languages that write their words together: ``joined`` and ``standing``.

There a place is told from the wide to the narrow, name by name (云南省德宏州瑞丽市), and its use is
shown by the words around it rather than by the tree, which knows few names of villages and roads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.coders.places.candidates import Candidate
from gestae.coders.places.uses import Use
from gestae.coders.places.written import written
from gestae.ontology.gazetteer import PlaceWords, Site
from gestae.records import PlacePrecision, Sentence, Span, Token


def joined(
    sentence: Sentence, candidates: Sequence[Candidate], words: PlaceWords
) -> tuple[Candidate, ...]:
    """The candidates, those that stand side by side as one, with nouns for their kind behind.

    A country keeps to itself (俄罗斯莫斯科 are two): it is a party as often as a place.
    """
    found: list[Candidate] = []
    for candidate in candidates:
        if not candidate.sites and _is_kind_alone(sentence, candidate, words):
            continue
        last = found[-1] if found else None
        if last is not None and _goes_on(sentence, last, candidate, words):
            found[-1] = _together(sentence, last, candidate)
        else:
            found.append(candidate)
    return tuple(_extended(sentence, candidate, words) for candidate in found)


def standing(
    sentence: Sentence, candidate: Candidate, words: PlaceWords, others: Sequence[Candidate]
) -> Iterator[Use]:
    """The uses of a name that the words around it show.

    It is the place of what is told to happen or to be there (萨那星期三爆发示威), of what stands
    there (中山路一家银行), and under a marker with other words of the place between
    (在国道210线青溪镇).
    """
    inside = sentence.tokens_in(candidate.span)
    before = _skipped_back(sentence, inside[0].index - 1, words, others)
    after = sentence.tokens[inside[-1].index + 1 :]
    wide = _is_country(candidate)
    verb = _verb_after(sentence, after, words)
    opens = _opens(sentence, before, words)
    if opens and verb is not None:
        if written(verb) in words.happening:
            yield from ("locative", "inland")
        elif written(verb) in words.existing:
            yield "locative"
    if wide:
        return
    if opens and _is_setting(after, words):
        yield "locative"
    marked = before is not None and written(before) in words.locative
    if marked and not _is_of_another(sentence, after):
        yield "locative"
    if after and len(after[0].text) > 1 and written(after[0]) in words.parts:
        yield "locative"
    if before is not None and before.pos == "VERB" and written(before) in words.taking:
        yield "taken"


def _is_kind_alone(sentence: Sentence, candidate: Candidate, words: PlaceWords) -> bool:
    """Whether a name is only a longer word for a kind: 大城市."""
    tokens = sentence.tokens_in(candidate.span)
    word = written(tokens[-1])
    return len(tokens) == 1 and (word in words.sites or (word[1:] in words.sites and len(word) > 2))


def _goes_on(sentence: Sentence, last: Candidate, candidate: Candidate, words: PlaceWords) -> bool:
    """Whether a name goes on from the one before it, if with a noun of kind between (省会)."""
    if _is_country(last) or _is_country(candidate):
        return False
    if candidate.precision is None and not candidate.sites:
        return False  # a person's name: 瑞丽市李某
    between = Span(last.span.end, max(last.span.end, candidate.span.start))
    tokens = sentence.tokens_in(between) if between.start < between.end else ()
    return all(_kind(token, words) is not None for token in tokens)


def _together(sentence: Sentence, first: Candidate, last: Candidate) -> Candidate:
    """Two names as one; what the second means lies where the first does."""
    span = Span(first.span.start, last.span.end)
    head = sentence.head_of(span)
    sites, precision = last.sites, last.precision
    if sites:
        countries = {site.country for site in first.sites}
        sites = tuple(site for site in sites if site.country in countries) or sites
    else:
        sites = first.sites
    return Candidate(last.head if head is None else head, span, sites, precision, first.article)


def _extended(sentence: Sentence, candidate: Candidate, words: PlaceWords) -> Candidate:
    """A name with the nouns of kind behind it: 黄埔大道|隧道."""
    last = sentence.tokens_in(candidate.span)[-1].index
    if _is_country(candidate):
        return candidate
    precision: PlacePrecision | None = None
    for token in sentence.tokens[last + 1 :]:
        kind = _kind(token, words)
        if kind is None or written(token) in words.parts:
            break
        last, precision = token.index, kind
    if precision is None:
        return candidate
    span = Span(candidate.span.start, sentence.tokens[last].end)
    return replace(candidate, span=span, precision=precision)


def _kind(token: Token, words: PlaceWords) -> PlacePrecision | None:
    """How narrow a place a word for one is: 隧道, 立交桥; none of words for other things."""
    word = written(token)
    if token.pos not in {"NOUN", "PROPN"} or len(word) == 1 or word in words.unplaced:
        return None
    kinds = (words.sites.get(word[start:]) for start in range(len(word)))
    return next((kind for kind in kinds if kind is not None), None)


def _is_country(candidate: Candidate) -> bool:
    sites: tuple[Site, ...] = candidate.sites
    return bool(sites) and sites[0].precision == "country" and candidate.precision is None


def _skipped_back(
    sentence: Sentence, index: int, words: PlaceWords, others: Sequence[Candidate]
) -> Token | None:
    """The first word before a name that is no number and no other word for a place."""
    for token in reversed(sentence.tokens[: index + 1]):
        named = any(one.span.start <= token.start < one.span.end for one in others)
        passed = token.pos == "NUM" or token.text in words.bridging or _kind(token, words)
        if not (named or passed):
            return token
    return None


def _opens(sentence: Sentence, before: Token | None, words: PlaceWords) -> bool:
    """Whether what follows a word opens a clause, if behind a time."""
    if before is None or before.pos == "PUNCT" or _is_time(sentence, before):
        return True
    return before.pos == "VERB" and written(before) in words.causing


def _is_time(sentence: Sentence, token: Token) -> bool:
    return any(time.span.start <= token.start < time.span.end for time in sentence.times)


def _verb_after(sentence: Sentence, after: Sequence[Token], words: PlaceWords) -> Token | None:
    """The verb behind a name but for times, adverbs, one comma, and places it is listed with."""
    commas = 0
    for token in after:
        if token.pos == "PUNCT" and commas == 0 and token.text in "，,":
            commas += 1
        elif _is_time(sentence, token) or token.pos == "ADV" or _is_listed(token, words):
            continue
        else:
            return token if token.pos in {"VERB", "NOUN"} else None
    return None


def _is_listed(token: Token, words: PlaceWords) -> bool:
    """Whether a word belongs to a list of places: 四川、云南等地发生地震."""
    return (
        token.pos in {"CCONJ", "PROPN"}
        or written(token) in words.listing
        or written(token) in words.parts
        or _kind(token, words) is not None
    )


def _is_setting(after: Sequence[Token], words: PlaceWords) -> bool:
    """Whether something is counted behind a name that is no person: 一家银行, not 一名官员."""
    if len(after) < 2 or after[0].pos not in {"NUM", "DET"}:
        return False
    return not {written(after[0])[-1], written(after[1])} & words.persons


def _is_of_another(sentence: Sentence, after: Sequence[Token]) -> bool:
    """Whether a name only describes the next word: 在莫斯科的支持下, 在基辅官员看来."""
    if not after or _is_time(sentence, after[0]):
        return False
    return after[0].pos in {"NOUN", "PROPN", "PART"}
