"""A name with another's spelling in brackets behind it: ``find_glosses``."""

import re
from collections.abc import Iterator

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.sounds import sounds_like
from gestae.ontology.han import simplify
from gestae.records import Span

_GLOSS = re.compile(
    r"([\u3400-\u9fff]{1,7}(?:[·•][\u3400-\u9fff]{1,7})+) ?[(（] ?"
    r"([A-Z][a-z]{2,}(?:[ -](?:[A-Z][A-Za-z.'’]*|[a-z]{2,3}))* [A-Z][a-z]{2,}) ?[)）]"
)
"""Chinese characters with a dot, before a bracket with words in Latin letters."""
PARTING = re.compile(r"[·•]")


def find_glosses(reading: Reading) -> Iterator[Finding]:
    """A name of Chinese with a name in brackets behind it that does not sound like it.

    Only where the other side has the bracketed name, and where a dot parts what stands before the
    bracket, so that it spells a foreign name.
    """
    if reading.chinese is None:
        return
    side = reading.chinese
    telling, other = (reading.a, reading.b)[side], (reading.a, reading.b)[1 - side]
    for match in _GLOSS.finditer(telling.text):
        start = telling.span.start
        places = [Span(start + match.start(n), start + match.end(n)) for n in (1, 2)]
        if match[2].split()[-1] not in other.text:
            continue
        if any(_is_heard(match[1], word) for word in re.findall(r"[A-Za-z]{3,}", match[2])):
            continue
        at = other.text.index(match[2].split()[-1])
        there = Span(other.span.start + at, other.span.start + at + len(match[2].split()[-1]))
        spans = {"a": places[0], "b": there} if side == 0 else {"a": there, "b": places[0]}
        reason = f"“{match[1]}” is given as the name of {match[2]}, and does not sound like it."
        yield reading.pair.finding("name", "major", reason, score=0.7, **spans)


def _is_heard(han: str, word: str) -> bool:
    """Whether a word is heard in what stands behind a dot, for before it an office may stand."""
    known = load_lexicon().meanings
    return any(
        sounds_like(part, word) or word.casefold() in known.get(simplify(part), ())
        for part in PARTING.split(han)[1:]
    )
