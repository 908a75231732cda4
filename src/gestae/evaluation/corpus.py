"""Annotated documents in YAML, one a file: start with ``read_corpus``.

What an annotator writes is short, so that it can be read over; its shape::

    title: Talks end without a date
    publisher: Savannah Courier
    published: 2019-06-14
    genre: wire report
    region: West Africa
    sentences:
    - text: Ghana recalled its envoy from Mali on Tuesday.
      paragraph: true                             # a new paragraph begins here
      events:
      - trigger: recalled                         # of words that stand there twice: talks#2
        type: SANCTION
        sources: [[Ghana, GHA, GHA, GOV]]         # words, who, country, sector
        targets: [[Mali, MLI, MLI, GOV]]
        status: done
        date: 2019-06-11                          # or 2019-06, or 2019-06-10/2019-06-14
        amounts: [[count, 2, 2, null, two]]       # kind, low, high, unit, words

A key that is left out says that there is none: every field is judged.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml

from gestae.errors import ReadError
from gestae.evaluation.gold import GoldText, Json
from gestae.ontology.actors import UNSPACED, parse_partial
from gestae.ontology.han import RANGES, simplify
from gestae.ontology.load import load_ontology

_INSIDE = re.compile(rf"[^\W{RANGES}]{{2}}")
"""Letters and figures that no word ends between: Han characters may be words of their own."""
_UNSPACED = re.compile(rf"[{RANGES}\u3000-\u303f\uff00-\uffef][”’\"')\]]*$|[…—]$")
"""The end of a Chinese sentence: a character, or a wide mark, and what closes a quotation."""

FACTS = ("publisher", "published", "genre", "region", "sentences")


def read_corpus(path: Path) -> tuple[GoldText, ...]:
    """The gold texts of a document, or of all documents in a folder, in order of their paths.

    Raises ``ReadError`` that says which document, sentence and event is not as it should be.
    """
    paths = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    if not paths:
        raise ReadError(path, "parse", "no annotated document (*.yaml) lies in this folder")
    return tuple(read_annotated(one) for one in paths)


def read_annotated(path: Path) -> GoldText:
    """The gold text of one annotated document."""
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ReadError(path, "parse", str(error)) from error
    if not isinstance(content, dict) or (lacks := [key for key in FACTS if key not in content]):
        raise ReadError(path, "parse", f"an annotated document needs {', '.join(lacks or FACTS)}")
    text, spans = _join(content["sentences"])
    events: list[Json] = []
    for number, (sentence, span) in enumerate(zip(content["sentences"], spans, strict=True), 1):
        for event in sentence.get("events") or ():
            where = f"{path}: sentence {number}, {event.get('trigger')!r}"
            try:
                events.append(_event(event, sentence["text"], span))
            except (KeyError, TypeError, ValueError) as error:
                raise ReadError(where, "parse", f"{type(error).__name__}: {error}") from error
    published = content["published"]
    return GoldText(
        id=str(path),
        text=text,
        published=published if isinstance(published, dt.date) else None,
        title=content.get("title"),
        publisher=content["publisher"],
        events=tuple(events),
        sentences=tuple(spans),
    )


def _join(sentences: Sequence[dict[str, Any]]) -> tuple[str, list[tuple[int, int]]]:
    """The text of all sentences, and where each stands in it."""
    text, spans = "", []
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.get("paragraph") else space_after(text)
        spans.append((len(text), len(text) + len(sentence["text"])))
        text += sentence["text"]
    return text, spans


def _event(event: dict[str, Any], sentence: str, span: tuple[int, int]) -> Json:
    """An event in the JSON form of the contract."""
    start, end = find_words(sentence, event["trigger"])
    place = event.get("place")
    return {
        "type": event["type"],
        "mode": event.get("mode"),
        "instrument": event.get("instrument"),
        "status": event["status"],
        "sources": list(_actors(event.get("sources"), sentence, span[0])),
        "targets": list(_actors(event.get("targets"), sentence, span[0])),
        "attribution": [
            {"speaker": actor} for actor in _actors(event.get("attribution"), sentence, span[0])
        ],
        "date": _date(event.get("date")),
        "place": {"name": place, "text": place} if place else None,
        "amounts": [
            {"kind": kind, "low": low, "high": high, "unit": unit, "text": str(words)}
            for kind, low, high, unit, words in event.get("amounts") or ()
        ],
        "trigger": {"text": sentence[start:end], "span": [span[0] + start, span[0] + end]},
        "sentence": {"text": sentence, "span": list(span)},
    }


def space_after(text: str) -> str:
    """What stands between a text and the sentence after it: nothing where Chinese ends.

    >>> space_after("Talks opened."), space_after("会谈开始。")
    (' ', '')
    """
    return "" if _UNSPACED.search(text) else " "


def find_words(text: str, words: str) -> tuple[int, int]:
    """Where words stand in a text; ``words#2`` for the second time. ``ValueError`` if nowhere.

    They stand as whole words, but for Chinese ones, which nothing sets apart.

    >>> find_words("Mali recalled Malian envoys; Mali paid.", "Mali#2")
    (29, 33)
    >>> find_words("肯尼亚召回大使", "召回")
    (3, 5)
    """
    wanted, number = _numbered(words)
    found = _places(text, wanted)
    if len(found) < number:
        raise ValueError(f"{words!r} does not stand in the sentence")
    return found[number - 1]


def find_last(text: str, words: str) -> tuple[int, int] | None:
    """Where words stand for the last time in a text; a number behind ``#`` is passed over.

    >>> find_last("马里派出特使，特使到达。", "特使#1")
    (7, 9)
    """
    found = _places(text, _numbered(words)[0])
    return found[-1] if found else None


def _numbered(words: str) -> tuple[str, int]:
    """The words and the number behind ``#``, 1 without one."""
    numbered = re.fullmatch(r"(.*)#(\d+)", words, re.DOTALL)
    return (numbered[1], int(numbered[2])) if numbered else (words, 1)


def _places(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where words stand as whole ones, spaces of any length between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    spans = (match.span() for match in re.finditer(pattern, text))
    return [(a, b) for a, b in spans if not (_cuts_word(text, a) or _cuts_word(text, b))]


def _cuts_word(text: str, at: int) -> bool:
    """Whether letters or figures stand on both sides of a place."""
    return _INSIDE.fullmatch(text, max(at - 1, 0), at + 1) is not None


def _actors(
    actors: Sequence[Sequence[str | None]] | None, sentence: str, start: int
) -> Iterator[Json]:
    """Actors in the JSON form; known to us by id, others by name.

    A name that our tables know, in whatever language, is given as they show it, so that the Houthis
    and 胡塞武装 are one. An actor whose words stand only in another sentence has no span.
    """
    by_id = load_ontology().actors.by_id
    for text, who, country, sector in actors or ():
        known = who in by_id
        yield {
            "id": who if known else None,
            "name": by_id[str(who)].name if known else _name(who, country),
            "country": country,
            "sector": sector,
            "text": str(text),
            "span": _span(str(text), sentence, start),
        }


def _name(who: str | None, country: str | None) -> str | None:
    """The name our tables show for an actor, given any of its names there; else the name itself.

    A body is of the country that is given, or of none; a person's may be that of an office.
    """
    for language, matcher in load_ontology().actors.names.items() if who else ():
        folded = simplify(str(who)) if language in UNSPACED else str(who)
        for span, named in matcher.find(folded):
            own = named.actor.country in (country, None)
            known = named.kind == "person" or (named.kind == "body" and own)
            if known and len(span) == len(folded):
                return named.actor.name
    return who


def _span(words: str, sentence: str, start: int) -> list[int] | None:
    try:
        return [start + at for at in find_words(sentence, words)]
    except ValueError:
        return None


def _date(told: str | dt.date | None) -> Json | None:
    """First and last day of ``2019-06-11``, ``2019-06``, ``2019`` or two of these with a slash."""
    if told is None:
        return None
    first, _, last = str(told).partition("/")
    start, end = parse_partial(first), parse_partial(last or first)
    if start is None or end is None:
        raise ValueError(f"{told!r} is no date such as 2019-06-11, 2019-06 or 2019")
    return {"start": start[0].isoformat(), "end": end[1].isoformat()}
