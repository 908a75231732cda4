"""What stands behind a verb of saying, up to where its speaker ends: ``read_behind``.

In Chinese whatever follows such a verb is what is said, clause after clause, to the end of the
sentence: 外交部表示，中方将派代表团访问，并提供援助。 Another voice ends it: …，俄方则称…。
"""

from gestae.coders.attribution.setting import Setting
from gestae.coders.attribution.teller import find_tellers
from gestae.ontology.cues import SpeechVerb
from gestae.records import Predicate, Span

ALL = "rest"
"""What the tables call all that stands behind the verb."""
LEADING = frozenset({"ADV", "AUX", "CCONJ", "SCONJ", "PUNCT"})
"""What may stand before a verb that opens a sentence."""
MARKED = "pause"
"""The same, where a mark follows the verb."""


def read_behind(setting: Setting, predicate: Predicate, verb: SpeechVerb) -> Span | None:
    """What a verb tells that takes all behind it; else, where it ends the sentence, all before.

    ``None`` where the tables do not say so of the verb, or where it describes a noun (他说的话).
    """
    if not verb.takes & {ALL, MARKED} or predicate.embedding == "relative":
        return None
    tokens = setting.sentence.tokens
    after = predicate.head + 1
    if after >= len(tokens) or not _is_worded(setting, _until_end(setting, after)):
        return _before(setting, predicate)
    if ALL not in verb.takes and tokens[after].pos != "PUNCT":
        return None
    whole = _until_end(setting, after)
    content = setting.trim(Span(whole.start, _end(setting, predicate, whole)))
    return content if _is_worded(setting, content) else None


def opens_unnamed(setting: Setting, predicate: Predicate, verb: SpeechVerb) -> bool:
    """Whether a verb that takes all behind it opens its sentence without a subject: 并强调，…."""
    if ALL not in verb.takes or predicate.heads("subject") or predicate.negation is not None:
        return False
    before = setting.sentence.tokens[: predicate.head]
    return all(token.pos in LEADING for token in before)


def _until_end(setting: Setting, first: int) -> Span:
    return setting.sentence.span_of(first, len(setting.sentence.tokens) - 1)


def _is_worded(setting: Setting, span: Span) -> bool:
    return any(char.isalnum() for char in span.of(setting.text))


def _end(setting: Setting, predicate: Predicate, whole: Span) -> int:
    """Where what is told ends: with the quotation around it, or before the next voice."""
    verb = setting.token_span(predicate.head)
    ends = [whole.end]
    ends += [q.span.end for q in setting.sentence.quotes if q.span.covers(verb)]
    ends += [
        start
        for other in setting.sentence.predicates
        if other.head > predicate.head and (start := _next_voice(setting, predicate, other))
    ]
    return min(end for end in ends if end > whole.start)


def _next_voice(setting: Setting, predicate: Predicate, other: Predicate) -> int | None:
    """Where another speaker begins, with words of the first between and a mark before."""
    verb = setting.cues.speech_verbs.get(other.lemma)
    if verb is None or verb.kind != "say" or not verb.takes & {ALL, MARKED}:
        return None
    own = [a.head for a in other.arguments if a.relation == "subject" and not a.shared]
    if other.kind != "verb" or not own or not find_tellers(setting, other):
        return None
    start = setting.extent.left[own[0]]
    tokens = setting.sentence.tokens
    between = tokens[predicate.head + 1 : start]
    said = any(token.pos not in {"PUNCT", "PART"} for token in between)
    return tokens[start].start if said and tokens[start - 1].pos == "PUNCT" else None


def _before(setting: Setting, predicate: Predicate) -> Span | None:
    """What stands before a speaker and verb that end the sentence: 军队已撤出，官员说."""
    tokens = setting.sentence.tokens
    marks = [t.index for t in tokens[: predicate.head] if t.pos == "PUNCT"]
    if not marks or not _is_worded(
        setting, setting.sentence.span_of(marks[-1], predicate.head - 1)
    ):
        return None
    content = setting.trim(setting.sentence.span_of(0, marks[-1]))
    return content if _is_worded(setting, content) else None
