"""How sentences and questions become words of the index: ``to_words``.

Latin words are folded to lower case without accents and cut to their stems by the index itself. Han
is written without spaces, so each character is a word, in simplified characters whatever was
printed (臺灣 finds 台湾); what is asked for in Han is found where its characters stand together.
"""

import re
import unicodedata
from collections.abc import Iterator

from gestae.ontology.han import RANGES, simplify

_PIECE = re.compile(rf"(?P<han>[{RANGES}]+)|(?P<word>[^\W_]+)")


def to_words(text: str) -> str:
    """The text as words with spaces between them.

    >>> to_words("岸田 visited Kyiv, 援助烏克蘭")
    '岸 田 visited kyiv 援 助 乌 克 兰'
    """
    return " ".join(_words(text))


def to_query(question: str) -> str:
    """A question in the index's own language: words, "phrases in quotes", -words and OR.

    What else has a meaning there is taken as plain words. A run of Han is a phrase.

    >>> to_query('aid -"missiles sold" 援助乌克兰')
    '+aid -"missiles sold" +"援 助 乌 克 兰"'
    """
    parts: list[str] = []
    for match in re.finditer(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<plain>\S+))', question):
        if match["plain"] == "OR" and parts:
            parts.append("OR")
            continue
        words = to_words(match["phrase"] or match["plain"] or "")
        if words:
            sign = "-" if match["no"] else "+"
            parts.append(f'{sign}"{words}"' if " " in words else f"{sign}{words}")
    return _join(parts)


def _join(parts: list[str]) -> str:
    """The parts in order; those around OR are wanted as alternatives, not all."""
    joined = " ".join(parts)
    return re.sub(r"\+(\S+|\"[^\"]*\") OR \+", r"\1 OR ", joined).removesuffix(" OR")


def _words(text: str) -> Iterator[str]:
    for match in _PIECE.finditer(text):
        if match["word"]:
            yield _plain(match["word"])
            continue
        yield from simplify(match["han"])


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
