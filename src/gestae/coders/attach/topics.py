"""Dates and places that open a sentence, where words are written together: ``lend_topics``.

There a time or a place is told once, at the head, and holds for all clauses behind it until another
is told (5月3日，在平壤，双方会晤并签署协议); the tree joins it to one of them at best.
"""

from collections.abc import Sequence
from itertools import takewhile

from gestae.coders.attach.tellers import SAID
from gestae.coders.attach.upward import Detail
from gestae.coders.events import Proposal
from gestae.coders.walk import within
from gestae.ontology.actors import UNSPACED
from gestae.records import Place, Sentence

CLOSING = frozenset("，,；;：:。")
"""Marks at which a clause ends."""


def lend_topics(
    sentence: Sentence,
    deeds: Sequence[Proposal],
    owned: list[list[Detail]],
    details: Sequence[Detail],
    cues: set[int],
) -> None:
    """Gives deeds without a date or place the one told last before them in their sentence.

    What stands before a verb of saying is not lent over it (官员周二说，军队开火), and an act of
    speech takes only what opens the sentence: 军舰5日驶入海湾，外交部谴责.
    """
    if sentence.language not in UNSPACED:
        return
    told = sorted(
        (detail for detail in within(details, sentence.span) if _is_setting(sentence, detail)),
        key=lambda detail: detail.span,
    )
    for index, deed in enumerate(deeds):
        if owned[index]:
            continue
        before = [detail for detail in told if detail.span.end <= deed.trigger.start]
        if before and _is_lent(sentence, before[-1], deed, cues):
            owned[index].append(before[-1])


def _is_lent(sentence: Sentence, detail: Detail, deed: Proposal, cues: set[int]) -> bool:
    if _is_parted(sentence, detail, deed, cues):
        return False
    return deed.type not in SAID or _opens(sentence, detail)


def _is_setting(sentence: Sentence, detail: Detail) -> bool:
    """Whether a date, or a place that is no country and no target, as in 轰炸隆巴后.

    Before it nothing is done in its clause, or a coverb stands.
    """
    if not isinstance(detail, Place):
        return True
    ahead = [token for token in sentence.tokens if token.start < detail.span.start]
    marked = bool(ahead) and ahead[-1].pos == "ADP"
    clause = list(takewhile(lambda token: token.text not in CLOSING, reversed(ahead)))
    done = any(token.pos == "VERB" for token in clause)
    return detail.precision != "country" and (marked or not done)


def _opens(sentence: Sentence, detail: Detail) -> bool:
    """Whether nobody is named and nothing is done before a date or place."""
    ahead = (token for token in sentence.tokens if token.start < detail.span.start)
    return not any(token.pos in {"VERB", "NOUN", "PROPN"} for token in ahead)


def _is_parted(sentence: Sentence, detail: Detail, deed: Proposal, cues: set[int]) -> bool:
    """Whether a verb of saying stands between."""
    start, end = detail.span.end, deed.trigger.start
    return any(start <= sentence.tokens[cue].start < end for cue in cues)
