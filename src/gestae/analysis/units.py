"""What a deed of posture is done with: the forces, systems and sites its words name, ``find_unit``.

Read from the sentence of a telling, so that any casebook can be asked: behind the deed's word as
far as its clause goes, else before it ("missiles were deployed").
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from gestae.ontology.actors import UNSPACED
from gestae.ontology.load import load_ontology
from gestae.records import Cue, Excerpt, Span

KINDS = frozenset({"weapon", "troops", "base", "ship", "infrastructure"})
"""Classes of things (``classes.csv``) that have a place in a posture."""
ENDS = re.compile(r"[,.](?!\d)|[;:!?–—()，。；：！？（）]|\s-\s")
"""Marks at which a clause ends."""
WORD = re.compile(r"[^\W_][\w'’-]*")
LONGEST_JOINED = 10
"""Characters of the longest phrase that is looked up where words are written together."""
NAME = re.compile(r"(?:[“「][^”」]{1,12}[”」]|[A-Za-z0-9][A-Za-z0-9-]*)\s*$")
"""A name right before a thing where words are written together: “鱼叉”, Bal."""
OPENING, CLOSING = frozenset("“「"), frozenset("”」")
"""Marks around a name."""
OF = "的"
"""What stands between a thing and all that describes it there."""


def find_unit(sentence: Excerpt, trigger: Span) -> Cue | None:
    """The force, system or site that a deed is done with, as its sentence names it.

    ``trigger`` is the deed's word; spans are those of the document. ``None`` where none is named.
    """
    start = sentence.span.start
    before, after = trigger.start - start, trigger.end - start
    joined = sentence.language in UNSPACED
    look = _joined if joined else _spaced
    behind = ENDS.split(sentence.text[after:])[0]
    found = next(_adjoined(behind, look(behind, sentence.language)), None)
    if found is not None:
        first, last = found[0] + after, found[1] + after
    else:
        ahead = ENDS.split(sentence.text[:before])[-1]
        earlier = list(_adjoined(ahead, look(ahead, sentence.language)))
        if not earlier:
            return None
        offset = before - len(ahead)
        first, last = earlier[-1][0] + offset, earlier[-1][1] + offset
    text = sentence.text[first:last]
    return Cue(text, Span(first + start, last + start))


def _adjoined(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Things with nothing but a space or a mark of quotation between them as one: a kind that
    stands behind a name which is known, too ("Harpoon anti-ship missiles").
    """
    held: tuple[int, int] | None = None
    for first, last in found:
        if held is not None and not text[held[1] : first].strip(" ”」\n"):
            held = held[0], last
            continue
        if held is not None:
            yield held
        held = first, last
    if held is not None:
        yield held


def _spaced(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The things in a stretch of text with the names before them, from left to right."""
    things, words = _things(language), list(WORD.finditer(text))
    place = 0
    while place < len(words):
        opening = _openings(language).get(words[place][0].lower().removesuffix("s"), 0)
        for length in range(min(opening, len(words) - place), 0, -1):
            here = words[place : place + length]
            if _phrase([word[0] for word in here]) in things:
                yield _with_names(words, place), here[-1].end()
                place += length
                break
        else:
            place += 1


@cache
def _openings(language: str) -> Mapping[str, int]:
    """How many words the longest phrase has that opens with a word, which stands without an s."""
    longest: dict[str, int] = {}
    for phrase in _things(language):
        words = phrase.split()
        first = words[0].removesuffix("s")
        longest[first] = max(longest.get(first, 0), len(words))
    return longest


def _phrase(words: list[str]) -> str:
    """Words as the table has them: small, the last in the singular."""
    small = [word.lower() for word in words]
    last = small[-1]
    if last.endswith("s") and not last.endswith("ss") and " ".join(small) not in _things("en"):
        small[-1] = last[:-1]
    return " ".join(small)


def _with_names(words: "list[re.Match[str]]", place: int) -> int:
    """Where the names before a word begin: "Type 052D" of "Type 052D destroyers"."""
    while place > 0 and _is_name(words[place - 1][0]):
        place -= 1
    return words[place].start()


def _is_name(word: str) -> bool:
    return word[0].isupper() or (any(map(str.isdigit, word)) and any(map(str.isalpha, word)))


def _joined(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The same where words are written together; of what describes a thing nothing is given."""
    things = _things(language)
    found = []
    place = 0
    while place < len(text):
        for end in range(min(len(text), place + LONGEST_JOINED), place + 1, -1):
            if text[place:end].lower() in things:
                name = NAME.search(text[:place])
                opened = text[end : end + 1] in CLOSING and text[place - 1 : place] in OPENING
                first = name.start() if name else place - 1 if opened and place else place
                found.append((first, end))
                place = end
                break
        else:
            place += 1
    for number, (first, last) in enumerate(found):
        described = found[number + 1 :] and OF in text[last : found[number + 1][0]]
        if not described:
            yield first, last


@cache
def _things(language: str) -> Mapping[str, str]:
    """The class of each phrase of a language that names a force, a system or a site."""
    lexicon = load_ontology().lexicons.get(language)
    if lexicon is None:
        return {}
    return {name: thing.kind for name, thing in lexicon.things.items() if thing.kind in KINDS}
