"""Who speaks in a transcript: the labels before its turns. Start with ``find_turns``."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from gestae.readers.shared.lines import Line
from gestae.readers.shared.tables import load_words
from gestae.readers.shared.wrap import find_soft_breaks

FEWEST_TURNS = 2
"""One label alone ("Note: …") makes no transcript."""

FEWEST_SPEAKERS = 2
"""Mere names must be so many: a glossary repeats one."""

TURNS_SHARE = 0.4
"""Of the turns under mere names, so many change the speaker; of the paragraphs, so many begin a
turn."""

MOST_WORDS = 8
LONGEST_HAN_NAME = 12
"""Words of a label; Han characters of a name."""

_LABEL = re.compile(
    r"(?:>>+\s*|[-–—]\s*)?[*_\[【]*(?P<label>[^\s:：*_\[【][^:：\n*_\]】]{0,69}?)[*_\]】]*\s*"
    r"(?::[*_]*(?=\s|$|[\u2e80-\uffff“])|：[*_]*)\s*"
)
_BARE_Q = re.compile(r"(?P<label>[QA])(?:\.\s+|\s{2,}|\t\s*)(?=\S)")
_CAPITAL_SURNAME = re.compile(
    r"(?P<label>(?:M[rs]{1,2}|Dr|The|Chair(?:wo)?man|Senator|Ambassador|Secretary|General|Admiral)"
    r"\.? [A-Z][A-Z'’-]+)\.\s+(?=[A-Z])"
)
_ASIDE = re.compile(r"\s*[(（][^A-Z()（）][^()（）]*[)）]$")
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:#|No\.\s*)?\d{1,2}$")
_PARTICLES = frozenset({"of", "the", "and", "for", "de", "van", "von", "der", "al", "bin", "to"})

_Trust = Literal["sure", "perhaps"]


@dataclass(frozen=True, slots=True)
class Turn:
    """The label before a turn: the speaker it names, and the characters it takes."""

    speaker: str
    length: int
    trust: _Trust


def find_turns(lines: Sequence[Line]) -> dict[int, Turn]:
    """The turns that begin at lines, by the numbers of the lines; none where it is no transcript.

    A label that is a role or a rank with a name is trusted wherever there are two of them. Mere
    names must come twice, be two, take turns, and begin a good part of the paragraphs: a table
    of results and a list of bargains repeat names, too.
    """
    turns = {
        number: turn
        for number, line in enumerate(lines)
        if line.kind in {"body", "item"} and (turn := read_label(line.text))
    }
    times = Counter(turn.speaker for turn in turns.values())
    if sum(turn.trust == "sure" for turn in turns.values()) >= FEWEST_TURNS:
        return turns
    again = {number: turn for number, turn in turns.items() if times[turn.speaker] > 1}
    return again if _take_turns(again) and _begin_paragraphs(again, lines) else {}


def _take_turns(turns: dict[int, Turn]) -> bool:
    """Whether two speakers or more speak by turns."""
    speakers = [turn.speaker for turn in turns.values()]
    changes = sum(before != after for before, after in pairwise(speakers))
    return len(set(speakers)) >= FEWEST_SPEAKERS and changes > TURNS_SHARE * len(speakers)


def _begin_paragraphs(turns: dict[int, Turn], lines: Sequence[Line]) -> bool:
    """Whether a good part of the paragraphs, from the first turn to the last, begin with one."""
    first, last = min(turns), max(turns)
    between = lines[first : last + 1]
    soft = [False, *find_soft_breaks(between)]
    begun = sum(
        line.kind is not None and not after_soft
        for line, after_soft in zip(between, soft, strict=False)
    )
    return len(turns) >= TURNS_SHARE * begun


def read_label(text: str) -> Turn | None:
    """The label that a line begins with, if it may name a speaker.

    >>> read_label("MODERATOR: Good morning.")
    Turn(speaker='MODERATOR', length=11, trust='sure')
    >>> read_label("It is clear: they agreed.") is None
    True
    """
    if match := _BARE_Q.match(text):  # "A. Scope" begins a section, too
        return Turn(match["label"], match.end(), "perhaps")
    match = _LABEL.match(text) or _CAPITAL_SURNAME.match(text)
    if match is None:
        return None
    speaker = _ASIDE.sub("", match["label"].strip())
    trust = _trust(speaker)
    return Turn(speaker, match.end(), trust) if trust else None


def _trust(label: str) -> _Trust | None:
    """How far a label is to be taken for a speaker's."""
    words = load_words()
    folded = _NUMBER.sub("", label.casefold()).strip(" .")
    if folded.removeprefix("the ") in words.speaker_roles or folded in words.speaker_roles:
        return "sure"
    if not folded or folded in words.never_speakers:
        return None
    if folded in words.labels and not folded.endswith(words.speaker_endings):
        return None
    if not label.isascii() and not any(letter.islower() or letter.isupper() for letter in label):
        return _trust_han(label)
    return _trust_name(label)


def _trust_han(label: str) -> _Trust | None:
    """The same in a script without capitals."""
    if len(label) > LONGEST_HAN_NAME or any(not (c.isalpha() or c in "·・ ") for c in label):
        return None
    return "sure" if label.endswith(load_words().speaker_endings) else "perhaps"


def _trust_name(label: str) -> _Trust | None:
    """The same by its capitals: SECRETARY SMITH, Ms. Lee (Norway), Jane Doe."""
    parts = _ARTICLE.sub("", re.sub(r"[(（].*", "", label)).split()
    if not parts or len(parts) > MOST_WORDS or any(part[0].isdigit() for part in parts):
        return None
    capital = all(part[0].isupper() or part in _PARTICLES for part in parts)
    if not capital or not parts[-1][0].isupper():
        return None
    if len(parts) > 1 and parts[0].casefold().rstrip(".") in load_words().speaker_titles:
        return "sure"
    return "perhaps" if len(parts) <= 4 else None
