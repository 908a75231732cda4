"""Speakers named before their words in running text: ``find_labelled`` reads "NAME: …"."""

from collections.abc import Iterator

from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import find_mention, make_mention, read_teller
from gestae.records import Passage, Span

LONGEST_LABEL = 8
"""Tokens before the colon, at most."""
SHORTEST_REST = 3
"""Words behind a label, at least; characters where words are not parted."""
COLON = frozenset({":", "："})
HEADS = frozenset({"title", "heading"})


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
    if head is None or not (shouted or passage.kind in HEADS or _is_name(setting, label, passage)):
        return
    teller = read_teller(setting, head)
    if teller is None or not (teller.known or teller.manner or shouted):
        return
    speaker = find_mention(setting, head) or make_mention(setting, label)
    end = passage.span.end if shouted else setting.sentence.span.end
    content = setting.trim(Span(tokens[colon].end, end))
    said = content.of(setting.text)
    if len(said.split() if setting.cues.joiner else said) < SHORTEST_REST:
        return
    cue = setting.token_span(colon)
    yield Telling(setting.number, colon, speaker, cue, content, teller.manner or "quote")


def _is_name(setting: Setting, label: Span, passage: Passage) -> bool:
    """Whether a paragraph opens with nothing but a name, in a writing without capitals."""
    opens = label.start == passage.span.start and not setting.cues.joiner
    return opens and any(mention.span == label for mention in setting.mentions)


def _colon(setting: Setting) -> int | None:
    """The first colon, if only a name stands before it and words behind."""
    tokens = setting.sentence.tokens
    for token in tokens[:LONGEST_LABEL]:
        if token.text in COLON:
            return token.index
        if token.pos in {"VERB", "AUX"}:
            return None
    return None
