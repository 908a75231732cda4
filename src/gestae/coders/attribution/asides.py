"""Asides that name a speaker, whatever the parse made of them: ``find_asides``.

", the Post claims," and ", claims the Post," and "As the Post notes," are stretches between marks
that hold a name, a verb of saying at one end, and nothing else. Parsers often take the verb for a
noun, or the clause before it for its subject.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gestae.coders.attribution.setting import Setting, Telling
from gestae.coders.attribution.teller import Teller, find_mention, make_mention
from gestae.records import Span, Token

LONGEST = 8
"""Tokens of an aside, at most."""
ACTS = frozenset({"VERB", "AUX", "PART", "SCONJ"})
"""What the rest of an aside does not hold: it is a name or a noun phrase."""
NAMES = frozenset({"PROPN", "NOUN", "PRON"})


def find_asides(setting: Setting) -> Iterator[tuple[Telling, Span]]:
    """What the sentence around each aside tells, with the stretch of the aside."""
    tokens = setting.sentence.tokens
    for left, right in _stretches(tokens):
        marked = setting.extent.words[left] in setting.cues.report_clauses
        inside = tokens[left + marked : right + 1]
        if not 1 < len(inside) <= LONGEST or (left == 0 and not marked):
            continue
        for verb, name in ((inside[-1], inside[:-1]), (inside[0], inside[1:])):
            if _says(setting, verb, name, marked) and _names_someone(setting, name):
                aside = setting.sentence.span_of(left, right)
                content = _around(setting, aside)
                if content is not None:
                    yield _telling(setting, verb, _teller(setting, name), content), aside
                break


def _stretches(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch between marks."""
    marks = [-1, *(t.index for t in tokens if _is_mark(tokens, t)), len(tokens)]
    for before, after in pairwise(marks):
        if after - before > 1:
            yield before + 1, after - 1


def _is_mark(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a token is a mark between words and not a hyphen inside one."""
    if token.pos != "PUNCT":
        return False
    before, after = tokens[max(0, token.index - 1)], tokens[min(token.index + 1, len(tokens) - 1)]
    return before.end != token.start or token.end != after.start or before is after


def _says(setting: Setting, verb: Token, name: Sequence[Token], marked: bool) -> bool:
    """Whether a word is a verb of saying in a form of its own, and no noun of saying."""
    lemma = verb.lemma.lower()
    entry = setting.cues.speech_verbs.get(lemma)
    if entry is None or "clause" not in entry.takes:
        return False
    if setting.extent.words[verb.index] == lemma:
        return False
    if verb.index < name[0].index:
        predicate = setting.predicates.get(verb.index)
        finite = predicate is not None and predicate.form == "finite"
        return verb.pos == "VERB" and finite and name[-1].pos == "PROPN"
    if verb.pos in {"VERB", "AUX"}:
        return True
    last = verb.index + 2 >= len(setting.sentence.tokens) and lemma not in setting.cues.speech_nouns
    return marked or last or name[-1].pos == "PROPN"


def _names_someone(setting: Setting, name: Sequence[Token]) -> bool:
    last = name[-1]
    if last.pos not in NAMES or name[0].pos == "ADP" or any(token.pos in ACTS for token in name):
        return False
    kind = setting.cues.speech_nouns.get(last.text.lower())
    return kind != "self" and (last.pos != "PRON" or kind == "pronoun")


def _teller(setting: Setting, name: Sequence[Token]) -> Teller:
    span = Span(name[0].start, name[-1].end)
    mentions = [m for m in setting.mentions if span.covers(m.span)]
    known = find_mention(setting, name[-1].index) or max(
        mentions, key=lambda m: len(m.span), default=None
    )
    mention = known or make_mention(setting, span)
    return Teller(mention, None, known=known is not None, able=True)


def _telling(setting: Setting, verb: Token, teller: Teller, content: Span) -> Telling:
    return Telling(
        sentence=setting.number,
        head=verb.index,
        speaker=teller.mention,
        cue=setting.token_span(verb.index),
        content=content,
        manner="report",
    )


def _around(setting: Setting, aside: Span) -> Span | None:
    """The sentence around an aside, without it where it stands at an end."""
    whole = setting.sentence.span
    before = setting.trim(Span(whole.start, aside.start))
    after = setting.trim(Span(aside.end, whole.end))
    if not any(char.isalnum() for char in before.of(setting.text)):
        return after if len(after) else None
    return whole if any(char.isalnum() for char in after.of(setting.text)) else before
