"""Who speaks: start with ``find_tellers``."""

from collections.abc import Iterator
from dataclasses import dataclass

from gestae.coders.attribution.setting import Setting
from gestae.ontology.cues import SpeechNounKind
from gestae.records import Actor, Argument, Manner, Mention, Predicate, Span

PUBLISHING = frozenset({"possessor", "compound", "subject"})
"""How the one behind a text may stand with it ("Tokyo's report", "a report written by …")."""
_TEXTS: dict[SpeechNounKind, Manner] = {"document": "document", "poll": "poll"}


@dataclass(frozen=True, slots=True)
class Teller:
    """A speaker; ``manner`` is set where it is a text or a poll that speaks.

    ``known`` is whether it is a mention of an actor, or made here from the words of the text;
    ``able`` whether its words tell that it can speak: a name, a person, a text.
    """

    mention: Mention
    manner: Manner | None
    known: bool
    able: bool


def find_tellers(setting: Setting, predicate: Predicate) -> tuple[Teller, ...]:
    """Who speaks by a verb of saying: its subjects; empty where it has none that can speak."""
    arguments = [a for a in predicate.arguments if a.relation == "subject"]
    arguments = arguments or _there_are(setting, predicate)
    own = [a for a in arguments if not a.shared] or arguments
    subjects = [argument.head for argument in own]
    tellers = [found for head in subjects if (found := read_teller(setting, head)) is not None]
    if len(tellers) > 1 and not any(teller.known for teller in tellers):
        return (_together(setting, tellers),)
    return tuple(tellers)


def _there_are(setting: Setting, predicate: Predicate) -> list[Argument]:
    """Those of whom a verb without a subject is told: 有官员说, "there are officials, who say"."""
    above = setting.predicates.get(predicate.governor) if predicate.governor is not None else None
    if setting.cues.joiner or above is None or predicate.embedding != "conjunct":
        return []
    first = above.governor is None and above.head < predicate.head and not above.heads("subject")
    between = setting.sentence.tokens[above.head : predicate.head]
    if not first or any(token.pos == "PUNCT" for token in between):
        return []
    return [argument for argument in above.arguments if argument.relation == "object"]


def read_teller(setting: Setting, head: int) -> Teller | None:
    """The speaker that a noun, name or pronoun names; ``None`` for one that stands for no one.

    A text speaks for who published it, where that is told: "a report by the ministry".
    """
    token = setting.sentence.tokens[head]
    noun = setting.predicates.get(head)
    nouns = setting.cues.speech_nouns
    kind = nouns.get(setting.extent.words[head]) or nouns.get(setting.lemma(head))
    if kind is None and not setting.cues.joiner and token.pos == "NOUN":
        kind = _ending(setting, head)
    if kind == "self":
        return None
    manner = _TEXTS.get(kind) if kind is not None else None
    mention = find_mention(setting, head) or _named_beside(setting, head)
    if mention is None and noun is not None and manner is not None:
        mention = next(_publishers(setting, noun), None)
    if mention is not None:
        return Teller(mention, manner, known=True, able=True)
    if token.pos == "PRON" and kind != "pronoun":
        return None
    if kind is None and not setting.cues.joiner and len(token.text) == 1:
        return None  # what a parse leaves of a phrase: 答记者问时
    span = setting.token_span(head) if noun is None else _phrase(setting, noun)
    able = token.pos in {"PROPN", "PRON"} or kind in {"document", "poll", "person"}
    return Teller(make_mention(setting, span), manner, known=False, able=able)


def _ending(setting: Setting, head: int) -> SpeechNounKind | None:
    """The kind of the longest noun that a word ends with, where words are not parted."""
    word, nouns = setting.lemma(head), setting.cues.speech_nouns
    return next((nouns[word[i:]] for i in range(1, len(word)) if word[i:] in nouns), None)


def find_mention(setting: Setting, head: int) -> Mention | None:
    """The widest mention of an actor that a token heads."""
    span = setting.token_span(head)
    found = [
        mention
        for mention in setting.mentions
        if mention.span.covers(span) and setting.sentence.head_of(mention.span) == head
    ]
    return max(found, key=lambda mention: len(mention.span), default=None)


def _named_beside(setting: Setting, head: int) -> Mention | None:
    """The mention a description stands beside: "Amina Yusuf, the envoy, who said …"."""
    described = setting.predicates.get(head)
    beside = [*described.heads("apposition")] if described is not None else []
    beside += [n.head for n in setting.sentence.predicates if head in n.heads("apposition")]
    return next((m for n in beside if (m := find_mention(setting, n)) is not None), None)


def make_mention(setting: Setting, span: Span) -> Mention:
    """A mention of someone our tables do not know, named by the words of the text."""
    text = span.of(setting.text)
    return Mention(Actor(id=None, name=" ".join(text.split())), text, span)


def _phrase(setting: Setting, noun: Predicate) -> Span:
    """The words of a phrase, without the particle of a possessor ("Tokyo’s").

    A pronoun or subordinator before the head that does not belong to it is where the parse drew
    a relative clause into the phrase: "a base that the Post [says …]" is only the Post.
    """
    tokens = setting.sentence.tokens
    parts = {argument.head for argument in noun.arguments}
    left = noun.left
    for token in tokens[noun.left : noun.head]:
        if token.pos == "SCONJ" or (token.pos == "PRON" and token.index not in parts):
            left = token.index + 1
    possessive = noun.right > noun.head and tokens[noun.right].pos == "PART"
    return setting.trim(setting.sentence.span_of(left, noun.right - possessive))


def _publishers(setting: Setting, noun: Predicate) -> Iterator[Mention]:
    """The actors behind a text, the nearest first."""
    parts = [noun, *(p for p in setting.below.get(noun.head, ()) if p.embedding == "relative")]
    for part in parts:
        for argument in part.arguments:
            behind = argument.relation in PUBLISHING or (
                argument.relation == "oblique" and argument.marker in setting.cues.source_markers
            )
            found = find_mention(setting, argument.head) if behind else None
            if found is not None:
                yield found


def _together(setting: Setting, tellers: list[Teller]) -> Teller:
    """Coordinated speakers that our tables do not know, as one: "experts and scholars"."""
    spans = [teller.mention.span for teller in tellers]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    able = any(teller.able for teller in tellers)
    return Teller(make_mention(setting, whole), tellers[0].manner, known=False, able=able)
