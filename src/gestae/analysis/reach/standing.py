"""Where a text says that things of a name stand: ``find_standing``."""

import re
from collections import defaultdict
from collections.abc import Iterator

from gestae.assembly.contradictions.named import Named, find_names
from gestae.ontology.actors import UNSPACED
from gestae.ontology.contradictions import comparing_words
from gestae.ontology.han import RANGES
from gestae.ontology.load import Ontology
from gestae.records import Span

BEFORE = 3_000
"""Characters back to which a thing is looked for."""
NAMES = re.compile(r"\b(?=[\w-]*[A-Z])[A-Za-z0-9][\w-]+", re.ASCII)
"""Words that may be the name of a system: "Bal", "S-400", "ATACMS"; Chinese texts have them too."""
QUOTED = re.compile(r"[“「]([^”」]{1,12})[”」]")
"""Such names as Chinese writes them: “鱼叉”."""
HAN = re.compile(f"[{RANGES}]")
FROM = 40
"""Characters before a place in which a distance stands that is measured from it."""
STOPS = re.compile(r"[。！？]|[.!?](?=[”\"']?\s+[A-Z“\"])")


def find_standing(
    subject: str, text: str, end: int, ontology: Ontology
) -> tuple[tuple[str, Named], ...]:
    """The names in a subject with the places where a text has them stand, in the order named.

    For each name the last sentence before ``end`` is taken that has both it and a place which is no
    country and from which no distance is measured. Of its places the first behind the name is
    taken, else the last; in Chinese, which says where before what, the last before the name, else
    the first. Names that stand at one place are given as one. Empty where the text places none.
    """
    start = max(0, end - BEFORE)
    found: dict[str, list[str]] = defaultdict(list)
    places: dict[str, Named] = {}
    for name in _names(subject, text):
        place = _place_of(name, text, Span(start, end), ontology)
        if place is not None:
            found[place.site.name].append(name)
            places.setdefault(place.site.name, place)
    return tuple((" ".join(names), places[site]) for site, names in found.items())


def is_exact(name: Named) -> bool:
    """Whether a place is exact enough to stand a ring on: no country, and no seat of one."""
    return name.site.precision != "country" and not name.site.capital


def _names(subject: str, text: str) -> Iterator[str]:
    """The names in a subject: words in capitals that the text never writes without.

    One must stand within a sentence somewhere: the first word of one has a capital for its place.
    """
    yield from dict.fromkeys(QUOTED.findall(subject))
    for word in dict.fromkeys(NAMES.findall(subject)):
        written = re.escape(word)
        small = re.search(rf"(?<![\w-]){re.escape(word.lower())}(?![\w-])", text, re.ASCII)
        inside = re.search(rf"[^\s.!?。！？“\"]\s*{written}(?![A-Za-z0-9])", text)
        if small is None and inside is not None:
            yield word


def _place_of(name: str, text: str, within: Span, ontology: Ontology) -> Named | None:
    told = re.compile(rf"(?<![A-Za-z0-9-]){re.escape(name)}(?![A-Za-z0-9])")
    for match in reversed(list(told.finditer(text, within.start, within.end))):
        sentence = sentence_of(Span(match.start(), match.end()), text)
        named = find_names(text, sentence, ontology)
        exact = [n for n in named if is_exact(n) and not is_landmark(n, text)]
        if exact:
            ahead = [place for place in exact if place.span.end <= match.start()]
            behind = [place for place in exact if place.span.start >= match.end()]
            if HAN.search(sentence.of(text)):
                return ahead[-1] if ahead else exact[0]
            return behind[0] if behind else exact[-1]
    return None


def is_landmark(name: Named, text: str) -> bool:
    """Whether a distance is measured from a place: "50 km from Oslo", 距离奥斯陆50公里."""
    ahead = text[max(0, name.span.start - FROM) : name.span.start].rstrip()
    before = tuple(word for code in UNSPACED for word in comparing_words(code).landmark_before)
    if ahead.endswith(before):
        return True
    leading = comparing_words("en").landmark_after
    last = re.search(r"\d[^.;:]*?\b([a-z]+)(?:\s+the)?$", ahead)
    return last is not None and last[1] in leading


def sentence_of(words: Span, text: str) -> Span:
    """The sentence that some words stand in, as its marks have it."""
    before = [stop.end() for stop in STOPS.finditer(text, 0, words.start)]
    after = STOPS.search(text, words.end)
    return Span(before[-1] if before else 0, after.end() if after else len(text))
