"""One meaning put for another of a set, months or rise and fall: ``find_contrasts``."""

from collections.abc import Iterator, Sequence

from gestae.assembly.audit.contrast_tables import Contrast, load_contrasts
from gestae.assembly.audit.contrast_words import BY_DICTIONARY, Word, find_words
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.neighbours import fit
from gestae.assembly.audit.reading import Reading, stems_of
from gestae.ontology.han import simplify
from gestae.records import Span

MEASURED = frozenset({"unit", "money", "number"})
"""Kinds that ``find_numbers`` tells where a word belongs to a figure or a date."""
GRAMMATICAL = frozenset({"condition"})
"""Kinds of sets whose words a dictionary defines by each other: unless as "if … not"."""


def find_contrasts(reading: Reading) -> Iterator[Finding]:
    """A meaning that one side alone tells, where the other alone tells another of the same set.

    Nothing is found where the dictionary gives one of the two words for something the other side
    says.
    """
    contrasts = load_contrasts()
    for name, contrast in contrasts.items():
        if contrast.beside or contrast.weighed:
            continue
        words = [find_words(reading, side, name) for side in (0, 1)]
        if all(words):
            yield from _compare(reading, contrast, words[0], words[1])


def _compare(
    reading: Reading, contrast: Contrast, ours: Sequence[Word], theirs: Sequence[Word]
) -> Iterator[Finding]:
    severity = contrast.severity
    if contrast.closed:
        lonely = [[w for w in left if w.sense.tells] for left in _one_by_one(ours, theirs)]
    else:
        lonely = [
            [
                w
                for w in words
                if w.sense.tells and _is_alone(reading, side, w, others, contrast.kind)
            ]
            for side, words, others in ((0, ours, theirs), (1, theirs, ours))
        ]
        if contrast.kind in BY_DICTIONARY and not all(lonely):
            severity = "minor"
            lonely = [
                lonely[0] or _told_more(lonely[1], ours, theirs),
                lonely[1] or _told_more(lonely[0], theirs, ours),
            ]
    for mine, other in zip(*lonely, strict=False):
        if mine.sense.members & other.sense.members:
            continue  # each is said of something else than the other's word
        if contrast.kind in MEASURED and _in_amounts(reading, mine, other):
            continue  # converted or not, the figures tell
        if not _stand_alike(reading, contrast, mine, other):
            continue  # said of something else
        a, b = (
            span.of(telling.document.text)
            for span, telling in zip((mine.span, other.span), (reading.a, reading.b), strict=True)
        )
        yield reading.pair.finding(
            contrast.kind,
            severity,
            f"“{a}” ({_members(mine)}) stands against “{b}” ({_members(other)}).",
            a=mine.span,
            b=other.span,
            score=0.7,
        )


def _stand_alike(reading: Reading, contrast: Contrast, mine: Word, other: Word) -> bool:
    """Whether two opposites stand among the same words, so that they are said of one thing."""
    return (
        contrast.kind != "opposite"
        or reading.chinese is None
        or fit(reading, mine.span, other.span) > 0
    )


def _in_amounts(reading: Reading, mine: Word, other: Word) -> bool:
    return _in_amount(reading, 0, mine) or _in_amount(reading, 1, other)


def _in_amount(reading: Reading, side: int, word: Word) -> bool:
    """Whether a word is part of an amount that the language pack has read."""
    telling = (reading.a, reading.b)[side]
    told = [q.span for sentence in telling.sentences for q in sentence.quantities if q.unit]
    told += [time.span for sentence in telling.sentences for time in sentence.times]
    return any(span.overlaps(word.span) for span in told)


def _members(word: Word) -> str:
    return " or ".join(sorted(word.sense.members))


def _one_by_one(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words left over when each has been given one of the other side with its meaning."""
    left, mine = list(theirs), []
    for word in ours:
        match = next((w for w in left if w.sense.members & word.sense.members), None)
        if match is None:
            mine.append(word)
        else:
            left.remove(match)
    return mine, left


def _told_more(
    against: Sequence[Word], words: Sequence[Word], others: Sequence[Word]
) -> list[Word]:
    """One of the words of a side that tells its meaning more often than the other side does.

    "Safe, and safe" against 安全 and 危险: one of the two stands against the dangerous.
    """
    for word in reversed(words):
        members = word.sense.members
        if not word.sense.tells or any(members & w.sense.members for w in against):
            continue
        here = sum(w.sense.tells and w.sense.members == members for w in words)
        if against and here > sum(bool(w.sense.members & members) for w in others):
            return [word]
    return []


def _is_alone(reading: Reading, side: int, word: Word, others: Sequence[Word], kind: str) -> bool:
    """Whether no word of the other side may stand for a word.

    One that the dictionary gives for something else said on the word's side does not stand for it.
    """
    if kind not in GRAMMATICAL and _is_explained(reading, side, word):
        return False
    rivals = [other for other in others if other.sense.members & word.sense.members]
    return all(_stands_elsewhere(reading, 1 - side, rival, word) for rival in rivals)


def _stands_elsewhere(reading: Reading, side: int, rival: Word, word: Word) -> bool:
    """Whether a word of a side is told by words of the other beside the one it might stand for."""
    if reading.chinese is None:
        return False
    tokens = reading.tokens_in(side, rival.span)
    others = [t for t in reading.tokens[1 - side] if not Span(t.start, t.end).overlaps(word.span)]
    lexicon = load_lexicon()
    if side == reading.chinese:
        stems = {s for other in others for s in stems_of(other)}
        return all(
            not lexicon.renderings.get(simplify(t.text), frozenset()).isdisjoint(stems)
            for t in tokens
        )
    renderings = {s for o in others for s in lexicon.renderings.get(simplify(o.text), frozenset())}
    return all(not renderings.isdisjoint(stems_of(token)) for token in tokens)


def _is_explained(reading: Reading, side: int, word: Word) -> bool:
    """Whether the dictionary knows a word of the other side for each word of this."""
    tokens = reading.tokens_in(side, word.span)
    if reading.chinese is None or side == reading.chinese:
        return bool(tokens) and all(reading.is_told(side, token) for token in tokens)
    return all(not reading.plain_meanings.isdisjoint(stems_of(token)) for token in tokens)
