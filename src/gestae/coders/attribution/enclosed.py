"""Tellers between two words: ``find_enclosed`` reads 据新华社报道, 在北京看来, 援引官员的话.

Only in languages whose tables have words that close such a phrase.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import (
    Teller,
    find_tellers,
    make_mention,
    read_teller,
)
from gestae.ontology.cues import Match, ReportMarker
from gestae.records import Manner, Span

CLAIMS = frozenset({"act", "view", "document", "poll"})
"""Kinds of noun that tell something where nothing closes the phrase: 根据联合国报告."""
BRACKETS = frozenset("《》〈〉“”‘’「」『』（）()、·-—")
"""Marks that do not end a phrase."""
ASIDES = (("(", ")"), ("（", "）"), ("【", "】"), ("[", "]"))
"""Brackets around what is no part of the sentence."""
NAMES = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A phrase around a teller: its marker, and the tokens that close it (from, to before).

    ``manner`` is how it was told where one of its words says so.
    """

    marker: Match[ReportMarker]
    closing: tuple[int, int]
    content: Span
    manner: Manner | None


def find_enclosed(setting: Setting) -> Iterator[Telling]:
    """What the sentence tells on the word of those named between two words, the outermost first."""
    behind = 0
    for one in _enclosures(setting):
        quoting = setting.predicates.get(one.marker.start) if one.marker.start >= behind else None
        for outer in find_tellers(setting, quoting) if quoting is not None else ():
            yield _telling(setting, one, outer, outer.manner or "report")
        teller = _teller(setting, one.marker, one.closing)
        if teller is not None:
            yield _telling(setting, one, teller, one.manner or teller.manner or "report")
        behind = max(behind, one.closing[1])


def _telling(setting: Setting, one: Enclosure, teller: Teller, manner: Manner) -> Telling:
    marker = one.marker
    cue = setting.sentence.span_of(marker.start, marker.end - 1)
    return Telling(setting.number, marker.start, teller.mention, cue, one.content, manner)


def is_enclosed(setting: Setting, token: int) -> bool:
    """Whether a word belongs to a phrase around a teller, and tells nothing by itself."""
    return any(one.marker.start <= token < one.closing[1] for one in _enclosures(setting))


def _enclosures(setting: Setting) -> list[Enclosure]:
    words = setting.extent.words
    found: list[Enclosure] = []
    for start in range(len(words)):
        marker = setting.cues.report_markers.find_at(words, start)
        if marker is None or _is_bracketed(setting, start):
            continue
        closing = _closing(setting, marker, _stop(setting, marker.end))
        if closing is None:
            continue
        around = next((one for one in found if start < one.closing[1]), None)
        content = around.content if around is not None else _content(setting, start, closing[1])
        if content is not None:
            manner = marker.phrase.manner or _manner(setting, closing)
            found.append(Enclosure(marker, closing, content, manner))
    return found


def _is_bracketed(setting: Setting, token: int) -> bool:
    """Whether a token stands between brackets, as in a dateline: （中央社河内综合外电报道）."""
    before = "".join(t.text for t in setting.sentence.tokens[:token])
    return any(before.count(opening) > before.count(closing) for opening, closing in ASIDES)


def _stop(setting: Setting, start: int) -> int:
    """The first mark behind a token that ends a phrase, or the end of the sentence."""
    tokens = setting.sentence.tokens
    for token in tokens[start:]:
        if token.pos == "PUNCT" and token.text not in BRACKETS:
            return token.index
    return len(tokens)


def _closing(setting: Setting, marker: Match[ReportMarker], stop: int) -> tuple[int, int] | None:
    """The tokens that close the phrase, from the first to before the last.

    An empty stretch at the mark where none does and the noun there holds a claim by itself. Nouns
    close a phrase only before a mark or another word that closes it.
    """
    words, table = setting.extent.words, setting.cues.report_closings
    wanted = marker.phrase.closing
    if wanted:
        ends = [i for i in range(marker.end, stop) if "".join(words[i:stop]) == wanted]
        return (ends[0], stop) if ends else None
    closed: dict[int, int] = {}
    for start in range(stop - 1, marker.end - 1, -1):
        found = table.find_at(words, start)
        if found is None or found.end > stop or _is_titled(setting, start):
            continue
        last = closed.get(found.end, found.end)
        verb = setting.sentence.tokens[start].pos == "VERB"
        if last == stop or verb:
            closed[start] = last
    if closed:
        first = min(closed)
        return first, closed[first]
    kind = setting.cues.speech_nouns.get(words[stop - 1]) if stop > marker.end + 1 else None
    return (stop, stop) if kind in CLAIMS else None


def _is_titled(setting: Setting, token: int) -> bool:
    """Whether a token stands in the title of a text or medium: 《每日电讯报》."""
    before = "".join(t.text for t in setting.sentence.tokens[:token])
    return before.count("《") > before.count("》")


def _teller(
    setting: Setting, marker: Match[ReportMarker], closing: tuple[int, int]
) -> Teller | None:
    """The speaker named between, up to a further marker in it: 据法新社援引官员的话报道."""
    words = setting.extent.words
    last = closing[0]
    for start in range(marker.end + 1, closing[0]):
        if setting.cues.report_markers.find_at(words, start) is not None:
            last = start
            break
    if last <= marker.end:
        return None
    head = _subject(setting, closing[0], marker.end, last)
    if head is None:
        head = _named(setting, marker.end, last)
    return _read(setting, head, marker.end) if head is not None else None


def _subject(setting: Setting, verb: int, first: int, last: int) -> int | None:
    """The subject of the verb that closes the phrase, if it stands in it."""
    predicate = setting.predicates.get(verb)
    heads = predicate.heads("subject") if predicate is not None else ()
    return next((head for head in heads if first <= head < last), None)


def _named(setting: Setting, first: int, last: int) -> int | None:
    """The head of the name or noun phrase with which a stretch begins."""
    tokens = setting.sentence.tokens
    inside = setting.sentence.span_of(first, last - 1)
    known = [m for m in setting.mentions if inside.covers(m.span)]
    heads = [setting.sentence.head_of(m.span) for m in known]
    found: int | None = None
    for token in tokens[first:last]:
        if token.pos in NAMES and not _is_time(setting, token.index):
            found = token.index
        elif token.pos in {"ADP", "VERB", "NUM"} and found is not None:
            break
    return found if found is not None else next((h for h in heads if h is not None), None)


def _is_time(setting: Setting, token: int) -> bool:
    span = setting.token_span(token)
    return any(time.span.overlaps(span) for time in setting.sentence.times)


def _read(setting: Setting, head: int, first: int) -> Teller | None:
    """The teller at a token, or one made of the words of the phrase up to it."""
    teller = read_teller(setting, head)
    if teller is None or teller.known:
        return teller
    inside = setting.sentence.span_of(first, head)
    known = [m for m in setting.mentions if inside.covers(m.span)]
    if known and (teller.manner is not None or _speaks_for(setting, head)):
        return Teller(known[-1], teller.manner, known=True, able=True)
    return Teller(make_mention(setting, setting.trim(inside)), teller.manner, False, teller.able)


def _speaks_for(setting: Setting, head: int) -> bool:
    """Whether a noun is of people or bodies who speak for the state named before them: 加纳军方."""
    return setting.cues.speech_nouns.get(setting.extent.words[head]) == "person"


def _manner(setting: Setting, closing: tuple[int, int]) -> Manner | None:
    """How it was told by what closes the phrase: 据民政部的数据."""
    for start in range(*closing):
        found = setting.cues.report_closings.find_at(setting.extent.words, start)
        if found is not None and found.phrase.manner is not None:
            return found.phrase.manner
    return None


def _content(setting: Setting, start: int, behind: int) -> Span | None:
    """What the phrase speaks of: what follows it; what stands before where it ends the sentence.

    All of the sentence, where only a part of its clause stands before: 部队，据军方称，已撤出.
    """
    sentence = setting.sentence
    tokens = sentence.tokens
    after = (
        setting.trim(Span(tokens[behind].start, sentence.span.end))
        if behind < len(tokens)
        else None
    )
    if start == 0:
        return after if after is not None and len(after) else None
    before = setting.trim(sentence.span_of(0, start - 1))
    if after is None or not any(char.isalnum() for char in after.of(setting.text)):
        return before if len(before) else None
    told = any(p.kind == "verb" and p.head <= start for p in sentence.predicates)
    return after if told else sentence.span
