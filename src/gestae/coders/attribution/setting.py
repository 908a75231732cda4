"""A sentence with all that is needed to read who says what in it: see ``read_settings``."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from gestae.coders.extent import Extent, read_below, read_extent
from gestae.ontology.cues import Cues
from gestae.ontology.load import Ontology
from gestae.records import Manner, Mention, Parsed, Predicate, Sentence, Span

TRIMMED = ' \t\r\n,;:–—-\u00a0\u3000“”"‘’「」『』，；：、'
"""Characters that stand around what is said and are no part of it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An attribution in the making: ``head`` is the token its cue is built on.

    ``sentence`` is the number of the setting the cue stands in.
    """

    sentence: int
    head: int
    speaker: Mention
    cue: Span
    content: Span
    manner: Manner


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence with its cue tables, its mentions and its predicates by head and by governor.

    ``number`` is its place among the settings of the document.
    """

    parsed: Parsed
    text: str
    number: int
    sentence: Sentence
    cues: Cues
    extent: Extent
    mentions: tuple[Mention, ...]
    predicates: Mapping[int, Predicate]
    below: Mapping[int, tuple[Predicate, ...]]

    def span(self, head: int) -> Span:
        """All that hangs on a token, without the marks around it."""
        return self.trim(self.extent.span(self.sentence, head))

    def trim(self, span: Span) -> Span:
        """A stretch without the spaces, commas and dashes at its ends."""
        start, end = span.start, span.end
        while start < end and self.text[start] in TRIMMED:
            start += 1
        while start < end and self.text[end - 1] in TRIMMED:
            end -= 1
        return Span(start, end)

    def token_span(self, token: int) -> Span:
        """The stretch of one token."""
        return self.sentence.span_of(token, token)

    def words_in(self, span: Span) -> tuple[str, ...]:
        """The words of a stretch, in lower case."""
        return tuple(self.extent.words[token.index] for token in self.sentence.tokens_in(span))

    def lemma(self, token: int) -> str:
        """The lemma of a token in lower case."""
        return self.sentence.tokens[token].lemma.lower()


def read_settings(
    parsed: Parsed, ontology: Ontology, mentions: tuple[Mention, ...]
) -> tuple[Setting, ...]:
    """A setting for each sentence whose language has cue tables, in order."""
    ordered = sorted(mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in ordered]
    settings: list[Setting] = []
    for sentence in parsed.sentences:
        cues = ontology.cues.get(sentence.language)
        if cues is None:
            continue
        first = bisect_left(starts, sentence.span.start)
        last = bisect_left(starts, sentence.span.end)
        settings.append(
            Setting(
                parsed=parsed,
                text=parsed.document.text,
                number=len(settings),
                sentence=sentence,
                cues=cues,
                extent=read_extent(sentence),
                mentions=tuple(ordered[first:last]),
                predicates={p.head: p for p in sentence.predicates},
                below=read_below(sentence),
            )
        )
    return tuple(settings)
