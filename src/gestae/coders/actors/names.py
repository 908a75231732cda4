"""Names of our tables in a document, less those that name something else: ``find_names``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gestae.coders.namesakes import parts_meant
from gestae.coders.surface import word_breaks
from gestae.ontology.actors import UNSPACED, Name
from gestae.ontology.han import simplify
from gestae.ontology.load import Ontology
from gestae.ontology.name_matcher import NameMatcher
from gestae.ontology.role_words import RoleWords
from gestae.records import Parsed, Sentence, Span, Token

LEANING = frozenset({"country", "capital", "adjective", "seat"})
"""Kinds that are no longer meant where a given name stands before them: "Michael Jordan"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name at its place: ``head`` is the token that heads it in its sentence."""

    span: Span
    head: int
    name: Name


def find_names(parsed: Parsed, ontology: Ontology) -> list[list[Named]]:
    """For each sentence of the document the names it holds, in order of the text.

    Where a language does not part words, a name begins and ends where words do; its one-character
    forms (日) count only as words of their own, and where several states have one, the state is
    meant that the document names most often.
    """
    found: list[list[Named]] = [[] for _ in parsed.sentences]
    for number, sentence in enumerate(parsed.sentences):
        matcher = ontology.actors.names.get(sentence.language)
        words = ontology.role_words.get(sentence.language)
        if matcher is not None and words is not None:
            matches = _matches(sentence, matcher, words)
            found[number] = list(_in_sentence(sentence, matches, words))
    parts = parts_meant(parsed, ontology)
    for number, sentence in enumerate(parsed.sentences):
        found[number] = [n for n in found[number] if _within(sentence, n.span) not in parts]
    told = Counter(named.name.actor.country for here in found for named in here)
    for number, sentence in enumerate(parsed.sentences):
        short = ontology.actors.short.get(sentence.language)
        words = ontology.role_words.get(sentence.language)
        if short is not None and words is not None:
            taken = [named.span for named in found[number]]
            found[number] += _in_short(sentence, words, short, told, taken)
            found[number].sort(key=lambda named: named.span.start)
    return found


def _matches(
    sentence: Sentence, matcher: NameMatcher[Name], words: RoleWords
) -> Iterator[tuple[Span, Name]]:
    """The names of the tables in a sentence's text, less those in a longer word (欧洲大陆)."""
    unspaced = sentence.language in UNSPACED
    text = simplify(sentence.text) if unspaced else sentence.text
    others = [
        Span(found.start(), found.end())
        for word in words.not_names
        if word in text
        for found in re.finditer(re.escape(word), text)
    ]
    breaks = word_breaks(sentence) if unspaced else None
    for span, name in matcher.find(sentence.text, breaks):
        if not any(other.covers(span) and len(other) > len(span) for other in others):
            yield span, name


def _short_form(token: Token, words: RoleWords) -> str:
    text = simplify(token.text)
    if token.pos == "PROPN" and len(text) == 1:
        return text
    state = len(text) == 2 and text[1:] in words.descriptions and text not in words.plural
    known = words.descriptions.get(text[1:]) if state and token.pos in {"PROPN", "NOUN"} else None
    if known is not None and known.kind == "country":
        return text[:1]
    return text[:1] if token.pos == "PROPN" and _is_glued(text, words) else ""


def _is_glued(text: str, words: RoleWords) -> bool:
    """Whether a word is a character and a role that were not parted: 秘军."""
    return len(text) == 2 and text[1:] in words.roles


def _in_short(
    sentence: Sentence,
    words: RoleWords,
    short: Mapping[str, Sequence[Name]],
    told: Mapping[str | None, int],
    taken: Sequence[Span],
) -> Iterator[Named]:
    """The states said with one character, alone or before a word for a state (厄国, 秘军)."""
    for token in sentence.tokens:
        span = Span(token.start, token.end)
        names = short.get(_short_form(token, words), ())
        if not names or any(other.overlaps(span) for other in taken):
            continue
        name = max(names, key=lambda one: told.get(one.actor.country, 0))
        paired = _in_pair(token, sentence, words, names)
        if paired is not None:
            yield Named(span, token.index, paired)
            continue
        alone = len(names) == 1 and len(token.text) == 1
        alone = alone and _is_said_as_a_state(token, sentence, words, short)
        if alone or told.get(name.actor.country, 0):
            yield Named(span, token.index, name)


def _beside(index: int, step: int, sentence: Sentence, words: RoleWords) -> str:
    """The word beside another; the one beyond a mark of a list between them (美、日、菲)."""
    tokens = sentence.tokens
    place = index + step
    if 0 <= place < len(tokens) and tokens[place].text in words.list_marks:
        place += step
    return simplify(tokens[place].text) if 0 <= place < len(tokens) else ""


def _in_pair(
    token: Token, sentence: Sentence, words: RoleWords, names: Sequence[Name]
) -> Name | None:
    """The state that a form of several stands for beside another: 以巴 are Israel and Palestine."""
    tokens = sentence.tokens
    for left in (token.index - 1, token.index):
        if left < 0 or left + 1 >= len(tokens):
            continue
        pair = simplify(tokens[left].text + tokens[left + 1].text)
        states = words.pairs.get(pair, ())
        found = states[token.index - left] if len(states) == len(pair) == 2 else None
        for name in names:
            if name.actor.id == found:
                return name
    return None


def _is_said_as_a_state(
    token: Token, sentence: Sentence, words: RoleWords, short: Mapping[str, Sequence[Name]]
) -> bool:
    """Whether what stands beside a character shows that it is a state's: 日俄, 俄军, 访日."""
    before = _beside(token.index, -1, sentence, words)
    after = _beside(token.index, 1, sentence, words)
    pair = (before in short, after in short)
    tailed = after in words.counts or after in words.state_tails
    tailed = tailed or any(after[:end] in words.roles for end in range(1, len(after) + 1))
    return any(pair) or before in words.outward or tailed


def _in_sentence(
    sentence: Sentence, matches: Iterator[tuple[Span, Name]], words: RoleWords
) -> Iterator[Named]:
    starts = {token.start: token.index for token in sentence.tokens}
    offset = sentence.span.start
    for within, name in matches:
        span = Span(within.start + offset, within.end + offset)
        head = _head(sentence, span, starts)
        if head is None or not name.acts or _is_of_money(sentence, span, words):
            continue
        if sentence.language in UNSPACED:
            yield Named(span, head, name)
            continue
        if name.kind in LEANING and _ends_longer_name(sentence, head, span, words.regional):
            continue
        if name.kind in LEANING and _is_given_name(sentence, span, words):
            continue
        before = _word_before(sentence, span)
        if before is not None and _is_another(name, _within(sentence, span), before, words):
            continue
        yield Named(span, head, name)


def _is_of_money(sentence: Sentence, span: Span, words: RoleWords) -> bool:
    """Whether a name only says whose money is meant: "90 Australian dollars", "the US dollar"."""
    if any(q.kind == "money" and q.span.covers(span) for q in sentence.quantities):
        return True
    after = _token_after(sentence, span)
    return after is not None and simplify(after.text.lower()) in words.monies


def _token_after(sentence: Sentence, span: Span) -> Token | None:
    return next((token for token in sentence.tokens if token.start >= span.end), None)


def _is_given_name(sentence: Sentence, span: Span, words: RoleWords) -> bool:
    """Whether a state's name is that of a person before another name: "Jordan Miller"."""
    if _within(sentence, span).lower() not in words.given:
        return False
    after = _token_after(sentence, span)
    if after is None or after.pos != "PROPN" or not after.text.isalpha():
        return False
    word = after.text.lower()
    known = {word, after.lemma.lower()} & (words.roles.keys() | words.place_nouns | words.generic)
    return after.text[1:].islower() and not known and word not in words.regional


def _within(sentence: Sentence, span: Span) -> str:
    start = sentence.span.start
    return sentence.text[span.start - start : span.end - start]


def _word_before(sentence: Sentence, span: Span) -> Token | None:
    """The name word right before a name that belongs to the same phrase."""
    first = next((token for token in sentence.tokens if token.start == span.start), None)
    if first is None or first.index == 0:
        return None
    before = sentence.tokens[first.index - 1]
    belongs = before.head >= first.index and before.end <= span.start
    named = before.pos == "PROPN" and before.text[:1].isupper() and before.text.isalpha()
    return before if belongs and named and not before.text.isupper() else None


def _is_another(name: Name, text: str, before: Token, words: RoleWords) -> bool:
    """Whether the word before makes a name that of somebody else.

    "Luz Arevalo" is not President Arévalo; the "Karen National Liberation Army" is not the
    National Liberation Army of Colombia.
    """
    word = before.text.lower()
    if word in words.roles or word in words.honorifics or word in words.regional:
        return False
    if name.kind == "person":
        return " " not in text and word not in name.actor.name.lower().split()
    return name.kind == "body" and " " in text and name.actor.country is not None


def _head(sentence: Sentence, span: Span, starts: Mapping[int, int]) -> int | None:
    """The head token of a name that begins at a token."""
    first = starts.get(span.start)
    if first is None:
        return sentence.head_of(span)
    inside = first
    while inside + 1 < len(sentence.tokens) and sentence.tokens[inside + 1].start < span.end:
        inside += 1
    for index in range(first, inside + 1):
        above = sentence.tokens[index].head
        if above == index or not first <= above <= inside:
            return index
    return first


def _ends_longer_name(sentence: Sentence, head: int, span: Span, regional: frozenset[str]) -> bool:
    """Whether a name is the last part of a longer one: "Michael Jordan", "Lake Chad"."""
    if head == 0:
        return False
    before = sentence.tokens[head - 1]
    if any(time.span.start <= before.start < time.span.end for time in sentence.times):
        return False  # "on 3 May Kenya thanked …"
    return (
        before.end <= span.start
        and before.pos == "PROPN"
        and before.head == head
        and before.text.isalpha()
        and not before.text.isupper()
        and before.text.lower() not in regional
    )
