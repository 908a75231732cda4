"""What one side denies and the other affirms: ``find_negations``."""

from collections.abc import Collection, Iterator, Sequence

from gestae.assembly.audit.denials import (
    DENIABLE,
    Denial,
    find_denials,
    looks_denied,
    without_prefix,
)
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import stem
from gestae.assembly.audit.reading import CONTENT, Reading, stems_of
from gestae.records import Span, Token


def find_negations(reading: Reading) -> Iterator[Finding]:
    """A word that says not, where the other side has no word that may stand for it.

    Where the dictionary finds what is denied in a clause of the other side that denies nothing,
    that is affirmed there, and a reader is told the contrary. Else a translator may have said the
    same in other words, and the finding is minor.
    """
    denials = [find_denials(reading, side) for side in (0, 1)]
    free = [_free(reading, side, denials) for side in (0, 1)]
    for side in (0, 1):
        sure, others = [d for d in free[side] if d.sure], free[1 - side]
        if len(sure) <= len(others):
            continue
        contrary = [d for d in sure if _is_affirmed(reading, 1 - side, d, others)]
        if contrary:
            yield _contrary(reading, side, contrary[0].span)
        else:
            chosen = sure[-1] if others else sure[0]
            yield _alone(reading, side, chosen.span, more=bool(others))
    yield from _denied_by_prefix(reading)


def _free(reading: Reading, side: int, denials: Sequence[Sequence[Denial]]) -> Sequence[Denial]:
    """The denials of a side but those that stand for a word of the other that denies nothing.

    So 反对 against "oppose", which does not stand for a "not" beside it. What a "not" denies does
    not count, unless it denies itself: "not the same" is 不同, which the dictionary gives for
    "same", too.
    """
    scopes = [d.scope for d in denials[1 - side] if d.sure and d.scope]
    against = [d.span for d in denials[1 - side] if not d.sure]
    other = [
        token
        for token in reading.tokens[1 - side]
        if token.pos in DENIABLE and (_is_in(token, against) or not _is_in(token, scopes))
    ]
    kept = []
    for denial in denials[side]:
        words = [
            t for t in reading.tokens_in(side, denial.span) if Span(t.start, t.end) == denial.span
        ]
        meaning = reading.meaning(side, words[0]) if words else frozenset()
        if denial.sure or not any(_may_be(reading, 1 - side, t, meaning) for t in other):
            kept.append(denial)
    return kept


def _is_in(token: Token, spans: Sequence[Span]) -> bool:
    return any(Span(token.start, token.end).overlaps(span) for span in spans)


def _is_affirmed(reading: Reading, side: int, denial: Denial, others: Sequence[Denial]) -> bool:
    """Whether a side says what is denied on the other, in a clause without denial."""
    said = [t for t in reading.tokens[side] if _may_be(reading, side, t, denial.meaning)]
    return bool(said) and not any(_denied_nearby(reading, side, t, others) for t in said)


def _denied_nearby(reading: Reading, side: int, token: Token, denials: Sequence[Denial]) -> bool:
    marks = [t.start for t in reading.tokens[side] if t.pos == "PUNCT"]
    first = max((at for at in marks if at < token.start), default=-1)
    last = min((at for at in marks if at >= token.end), default=token.end)
    return any(first < denial.span.start < last for denial in denials)


def _may_be(reading: Reading, side: int, token: Token, meaning: Collection[str]) -> bool:
    return token.pos in CONTENT and not reading.meaning(side, token).isdisjoint(meaning)


def _denied_by_prefix(reading: Reading) -> Iterator[Finding]:
    """A word denied by its prefix whose rest the other side says, denying nothing.

    "Uncoincidentally" against 巧合, which is a coincidence.
    """
    if reading.chinese is None or looks_denied(reading, reading.chinese):
        return
    side, said = 1 - reading.chinese, reading.plain_meanings
    for token in reading.tokens[side]:
        rest = without_prefix(reading, side, token)
        if rest is not None and stem(rest) in said and said.isdisjoint(stems_of(token)):
            yield _contrary(reading, side, Span(token.start, token.end))


def _contrary(reading: Reading, side: int, span: Span) -> Finding:
    words, where, other, spans = _told(reading, side, span)
    reason = f"The {where} side denies with “{words}” what the {other} side affirms."
    return reading.pair.finding("negation", "critical", reason, score=0.7, **spans)


def _alone(reading: Reading, side: int, span: Span, *, more: bool) -> Finding:
    words, where, other, spans = _told(reading, side, span)
    reason = f"The {where} side denies with “{words}”; nothing on the {other} side does."
    if more:
        reason = f"The {where} side denies once more than the {other} side, with “{words}”."
    return reading.pair.finding("negation", "minor", reason, score=0.4, **spans)


def _told(reading: Reading, side: int, span: Span) -> tuple[str, str, str, dict[str, Span]]:
    words = span.of((reading.a, reading.b)[side].document.text)
    where, other = ("left", "right") if side == 0 else ("right", "left")
    return words, where, other, {"a": span} if side == 0 else {"b": span}
