"""Whose words stand between quotation marks: ``find_quoted``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gestae.coders.attribution.clauses import cue_span, speakers
from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import Teller, find_tellers, make_mention
from gestae.ontology.cues import SpeechVerb
from gestae.records import Predicate, Quote, Span

FRAME = SpeechVerb("frame", frozenset())
"""What any verb is beside a quotation that a mark introduces: "He shrugged: “…”"."""
NEAR = 80
"""Characters between a quotation and the verb that brings it, at most."""
DASHES = frozenset({"―", "—", "–", "--", "-"})
LONGEST_NAME = 6
"""Words of a name that signs a quotation, at most."""
INTRODUCING = ":："


@dataclass(frozen=True, slots=True)
class _Voice:
    """A verb that brings quotations, with those who speak."""

    setting: Setting
    predicate: Predicate
    tellers: tuple[Teller, ...]

    @property
    def span(self) -> Span:
        return self.setting.token_span(self.predicate.head)


def find_quoted(settings: Sequence[Setting]) -> Iterator[Telling]:
    """What is quoted word for word in a document, each quotation with who said it.

    A quotation belongs to the verb of saying in its own sentences; else to the sentence that
    introduces it with a colon; else it goes on with the speaker of the one before.
    """
    last: tuple[_Voice, int] | None = None
    for quote, inside in _quotations(settings):
        signed = _signed(quote, inside)
        if signed is not None:
            yield signed
            continue
        voice = (
            _voice_beside(quote, inside)
            or _voice_after(quote, inside, settings)
            or _voice_before(quote, inside, settings)
        )
        if voice is None and last is not None and _goes_on(last, quote, inside, settings):
            voice = last[0]
        if voice is None:
            continue
        last = voice, quote.span.end
        yield from _tellings(voice, quote)


def _quotations(settings: Sequence[Setting]) -> list[tuple[Quote, list[Setting]]]:
    """The quotations that hold a clause, each with the sentences it reaches into, in order."""
    found: dict[Span, tuple[Quote, list[Setting]]] = {}
    for setting in settings:
        for quote in setting.sentence.quotes:
            found.setdefault(quote.span, (quote, []))[1].append(setting)
    kept = [entry for entry in found.values() if _holds_clause(*entry)]
    return sorted(kept, key=lambda entry: (entry[0].span.start, -entry[0].span.end))


def _holds_clause(quote: Quote, inside: list[Setting]) -> bool:
    """Whether a quotation is more than a phrase: it says so, or a finite verb stands in it."""
    return quote.complete or any(
        predicate.form == "finite"
        and predicate.kind == "verb"
        and quote.span.covers(setting.token_span(predicate.head))
        for setting in inside
        for predicate in setting.sentence.predicates
    )


def _voice_beside(quote: Quote, inside: list[Setting]) -> _Voice | None:
    """The nearest verb of saying outside the quotation in the sentences it reaches into."""
    voices = [voice for setting in inside for voice in _voices(setting, quote)]
    near = [voice for voice in voices if voice.span.distance(quote.span) <= NEAR]
    return min(near, key=lambda voice: _rank(voice, quote), default=None)


def _rank(voice: _Voice, quote: Quote) -> tuple[bool, int]:
    """Verbs whose clause the quotation is come first, then the nearest."""
    governs = any(
        quote.span.covers(voice.setting.token_span(clause.head)) and clause.kind != "noun"
        for clause in voice.setting.below.get(voice.predicate.head, ())
    )
    return not governs, voice.span.distance(quote.span)


def _voices(setting: Setting, quote: Quote) -> Iterator[_Voice]:
    """The verbs outside a quotation that may bring it: those of saying, any beside its mark."""
    for predicate in setting.sentence.predicates:
        if predicate.kind != "verb" or quote.span.overlaps(setting.token_span(predicate.head)):
            continue
        verb = setting.cues.speech_verbs.get(predicate.lemma)
        if verb is None and not _touches(setting, predicate, quote):
            continue
        tellers = speakers(setting, predicate, verb or FRAME)
        if tellers:
            yield _Voice(setting, predicate, tellers)


def _touches(setting: Setting, predicate: Predicate, quote: Quote) -> bool:
    """Whether only a colon, with its mark, stands between a verb's clause and the quotation."""
    verb = setting.token_span(predicate.head)
    between = setting.text[verb.end : quote.span.start] if verb.end <= quote.span.start else ""
    return between.strip()[:1] in set(INTRODUCING) and len(between.strip()) <= len(": “")


def _signed(quote: Quote, inside: list[Setting]) -> Telling | None:
    """A quotation with its speaker's name behind a dash, where nothing else follows."""
    setting = inside[-1]
    passage = setting.parsed.document.passages[setting.sentence.passage].span
    behind = setting.text[quote.span.end : passage.end]
    name = behind.lstrip(" \u00a0\"”’'»」』")
    dash = name[:2].rstrip(" \u00a0")
    words = name.removeprefix(dash).split()
    if dash not in DASHES or not 0 < len(words) <= LONGEST_NAME or not words[0][0].isupper():
        return None
    start = passage.end - len(name.removeprefix(dash).lstrip())
    speaker = Span(start, start + len(setting.text[start : passage.end].rstrip()))
    cue = Span(quote.span.end + behind.index(dash), quote.span.end + behind.index(dash) + len(dash))
    mention = next((m for m in setting.mentions if speaker.covers(m.span)), None)
    return Telling(
        sentence=setting.number,
        head=len(setting.sentence.tokens) - 1,
        speaker=mention or make_mention(setting, speaker),
        cue=cue,
        content=quote.span,
        manner="quote",
    )


def _voice_after(quote: Quote, inside: list[Setting], settings: Sequence[Setting]) -> _Voice | None:
    """The verb of saying that begins the next sentence of the paragraph: "“Why?” she asked."."""
    following = inside[-1].number + 1
    if following >= len(settings):
        return None
    setting = settings[following]
    if setting.sentence.passage != inside[-1].sentence.passage:
        return None
    if quote.span.distance(setting.sentence.span) > len("” "):
        return None
    for predicate in setting.sentence.predicates:
        verb = setting.cues.speech_verbs.get(predicate.lemma)
        if predicate.kind == "verb" and verb is not None and predicate.governor is None:
            below = setting.below.get(predicate.head, ())
            if any(c.kind != "noun" and c.embedding == "complement" for c in below):
                return None
            tellers = speakers(setting, predicate, verb)
            return _Voice(setting, predicate, tellers) if tellers else None
    return None


def _voice_before(
    quote: Quote, inside: list[Setting], settings: Sequence[Setting]
) -> _Voice | None:
    """The verb of the sentence before, where that introduces the quotation with a colon."""
    text = inside[0].text
    lead = text[: quote.span.start].rstrip(" \t\r\n\u00a0\"“‘'「『«")
    if not lead.endswith(tuple(INTRODUCING)):
        return None
    end = len(lead)
    for setting in reversed(settings[: inside[0].number + 1]):
        if setting.sentence.span.start < end:
            return _introducing(setting, end)
    return None


def _introducing(setting: Setting, end: int) -> _Voice | None:
    """The last verb before a colon that has a subject who can speak, verbs of saying first."""
    verbs = [
        p
        for p in setting.sentence.predicates
        if p.kind == "verb" and setting.sentence.tokens[p.head].end <= end
    ]
    for known in (True, False):
        for predicate in reversed(verbs):
            if known and predicate.lemma not in setting.cues.speech_verbs:
                continue
            tellers = find_tellers(setting, predicate)
            if tellers:
                return _Voice(setting, predicate, tellers)
    return None


def _goes_on(
    last: tuple[_Voice, int], quote: Quote, inside: list[Setting], settings: Sequence[Setting]
) -> bool:
    """Whether a quotation goes on where the last one ended, with nobody else's sentence between."""
    voice, end = last
    if quote.span.start < end:  # a quotation inside another
        return False
    first, before = inside[0].number, voice.setting.number
    if quote.span.start > inside[0].sentence.span.start + len("“ "):
        return False
    between = settings[before + 1 : first]
    return all(setting.sentence.span.start < end for setting in between)


def _tellings(voice: _Voice, quote: Quote) -> Iterator[Telling]:
    for teller in voice.tellers:
        yield Telling(
            sentence=voice.setting.number,
            head=voice.predicate.head,
            speaker=teller.mention,
            cue=cue_span(voice.setting, voice.predicate),
            content=quote.span,
            manner=teller.manner or "quote",
        )
