"""Which side of an audit is the original: ``find_standing``."""

import re
from dataclasses import dataclass
from typing import Literal

from gestae.assembly.original import find_original
from gestae.assembly.sides import Side

LEAST_GLOSSES = 3
"""Names that one side keeps in the other's letters, from which it is taken for the translation."""
_LATIN = re.compile(r"[A-Za-z][A-Za-z.'’-]{2,}(?: [A-Z][A-Za-z.'’-]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
SPELT = {"zh": _LATIN, "en": _HAN}
"""What in a text of a language is written as the other language does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which side is the original, ``a`` or ``b``, ``None`` where nothing tells; and why."""

    original: Literal["a", "b"] | None
    why: str

    @property
    def sentence(self) -> str:
        """Both in words: "the right side (inferred: …)"."""
        sides = {"a": "the left side", "b": "the right side", None: "not known"}
        return f"{sides[self.original]} ({self.why})"


def find_standing(sides: tuple[Side, Side]) -> Standing:
    """Which side is the original: as a text says, else as the names it left in the other's letters.

    Chinese that writes "(Denys Shmyhal)" behind a name was made from a text in Latin letters.
    """
    languages = tuple(side.sentences[0].language for side in sides)
    for side in sides:
        found = find_original(side.document, languages) if len(set(languages)) > 1 else None
        if found is not None:
            which: Literal["a", "b"] = "a" if found.language == languages[0] else "b"
            return Standing(which, f"stated: “{found.words}”")
    kept = [_kept(sides[0], sides[1], languages[0]), _kept(sides[1], sides[0], languages[1])]
    if max(kept) >= LEAST_GLOSSES and min(kept) * 3 <= max(kept):
        translation = kept.index(max(kept))
        original: Literal["a", "b"] = "b" if translation == 0 else "a"
        return Standing(
            original,
            f"inferred: the {'left' if translation == 0 else 'right'} side keeps {max(kept)} names "
            f"in the letters of the other",
        )
    return Standing(None, "neither text says it, and the left side is taken for it")


def _kept(side: Side, other: Side, language: str) -> int:
    """How many words of a side are written as the other side's language writes, and stand there."""
    spelt = SPELT.get(language)
    if spelt is None:
        return 0
    whole = " ".join(sentence.text for sentence in other.sentences)
    words = {
        word
        for sentence in side.sentences
        for word in spelt.findall(sentence.text)
        if word in whole
    }
    return len(words)
