"""Speakers named before their words: ``find_labelled`` reads transcripts and "NAME: …"."""

from collections.abc import Iterator, Sequence

from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import find_mention, make_mention, read_teller
from gestae.records import Actor, Attribution, Cue, Document, Mention, Parsed, Passage, Span

LONGEST_LABEL = 8
"""Tokens before the colon, at most."""
SURNAME_LABEL = 2
"""Words of a label that may be a title and a surname, at most."""
SHORTEST_REST = 3
"""Words behind a label, at least."""
COLON = frozenset({":", "："})
HEADS = frozenset({"title", "heading"})


def find_turns(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """Each passage of a transcript with the speaker of its turn."""
    document = parsed.document
    label: Span | None = None
    for before, passage in zip((None, *document.passages), document.passages, strict=False):
        if passage.speaker is None:
            continue
        if before is None or before.speaker != passage.speaker or label is None:
            label = None
        label = _label(document, before, passage) or label
        if label is None:
            label = Span(passage.span.start, passage.span.start)
        speaker = _speaker(document, passage.speaker, label, mentions)
        yield Attribution(speaker, Cue(label.of(document.text), label), "quote", passage.span)


def _label(document: Document, before: Passage | None, passage: Passage) -> Span | None:
    """Where the speaker's name stands between the passage before and this one."""
    start = before.span.end if before is not None else 0
    stretch = document.text[start : passage.span.start].casefold()
    position = stretch.rfind((passage.speaker or "").casefold())
    if position < 0:
        return None
    return Span(start + position, start + position + len(passage.speaker or ""))


def _speaker(document: Document, name: str, label: Span, mentions: Sequence[Mention]) -> Mention:
    """The mention in the label, or of the same name elsewhere, as one that stands in the label."""
    inside = [m for m in mentions if label.covers(m.span)]
    named = max(inside, key=lambda m: len(m.span), default=None)
    if named is not None:
        return named
    same = next((m for m in mentions if _same_name(m.actor.name, name)), None)
    actor = same.actor if same is not None else Actor(id=None, name=name)
    return Mention(actor, label.of(document.text), label, same.span if same else None)


def _same_name(actor: str, label: str) -> bool:
    """Whether a label names an actor in full or by the last word: "MS. ARDERN", "Ardern".

    A longer label is a description, not a surname: one "senior official" is not another.
    """
    words = label.casefold().split()
    surname = 0 < len(words) <= SURNAME_LABEL and actor.casefold().split()[-1:] == words[-1:]
    return actor.casefold() == label.casefold() or surname


def find_labelled(setting: Setting, passage: Passage) -> Iterator[Telling]:
    """What stands behind a speaker's name and a colon at the start of a headline or a paragraph.

    In running text only a name in capitals counts, because any phrase can stand before a colon.
    """
    colon = _colon(setting)
    if colon is None:
        return
    tokens = setting.sentence.tokens
    start = next((t.index for t in tokens if t.pos not in {"PUNCT", "SPACE"}), colon)
    if start >= colon:
        return
    head = setting.sentence.head_of(setting.sentence.span_of(start, colon - 1))
    label = setting.sentence.span_of(start, colon - 1)
    shouted = label.of(setting.text).isupper()
    if head is None or not (shouted or passage.kind in HEADS):
        return
    teller = read_teller(setting, head)
    if teller is None or not (teller.known or teller.manner or shouted):
        return
    speaker = find_mention(setting, head) or make_mention(setting, label)
    end = passage.span.end if shouted else setting.sentence.span.end
    content = setting.trim(Span(tokens[colon].end, end))
    if len(content.of(setting.text).split()) < SHORTEST_REST:
        return
    cue = setting.token_span(colon)
    yield Telling(setting.number, colon, speaker, cue, content, teller.manner or "quote")


def _colon(setting: Setting) -> int | None:
    """The first colon, if only a name stands before it and words behind."""
    tokens = setting.sentence.tokens
    for token in tokens[:LONGEST_LABEL]:
        if token.text in COLON:
            return token.index
        if token.pos in {"VERB", "AUX"}:
            return None
    return None
