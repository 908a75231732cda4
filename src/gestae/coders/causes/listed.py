"""Reasons that a text lists: ``find_listed``.

"There are several considerations behind aiding Ukraine:" is followed by items, each a reason: by
paragraphs that open with a heading and a colon or with a word that counts them, or in the same
sentence by such words ("first, …; second, …"; 一是…，二是…).
"""

from collections.abc import Iterator, Sequence

from gestae.coders.causes.ground import LONGEST_HEADING, Ground
from gestae.coders.causes.said import as_reason, effect_of_noun
from gestae.coders.causes.tie import End, Tie
from gestae.ontology.cues import CausalWord
from gestae.records import Predicate
from gestae.records.link import MEANS

COLONS = frozenset({":", "：", "——", "—"})
MOST_SENTENCES = 12
"""Sentences that an item may go on for before the list is taken to be over."""
ELABORATED = 0.4
"""Score of the tie from what explains a heading to the heading."""


def find_listed(ground: Ground, grounds: Sequence[Ground]) -> Iterator[Tie]:
    """The ties from each listed reason to the deed that the list gives reasons for."""
    number = grounds.index(ground) + 1
    opening = _opening(ground, grounds[number] if number < len(grounds) else None)
    if opening is None:
        return
    noun, word, effect = opening
    evidence = ground.sentence.span_of(noun.head, noun.head)
    inside = list(_items_inside(ground))
    for item in inside or list(_items_below(ground, grounds)):
        if not item.span.overlaps(effect.span):
            yield as_reason(ground, noun, Tie(word.kind, item, effect, evidence, word.score))
    if not inside:
        yield from _elaborated(ground, grounds)


def _opening(ground: Ground, after: Ground | None) -> tuple[Predicate, CausalWord, End] | None:
    """The noun that opens a list of reasons, and what they are reasons for."""
    words = ground.extent.words
    if not any(word in COLONS for word in words) and not _is_counted(after):
        return None
    for noun in ground.sentence.predicates:
        for word in ground.cues.causal_words.get(noun.lemma, ()):
            if word.part != "noun" or noun.kind != "noun" or "head" not in word.cause:
                continue
            effect = (
                effect_of_noun(ground, noun, word.effect)
                or ground.deed_inside(noun.head)
                or ground.deed_before(None)
            )
            if effect is not None and (_first_colon(ground) > noun.head):
                return noun, word, effect
    return None


def _is_counted(ground: Ground | None) -> bool:
    """Whether a sentence opens with a word that counts items."""
    found = ground and ground.cues.reason_words.find_at(ground.extent.words, 0)
    return bool(found and "item" in found.phrase.uses)


def _first_colon(ground: Ground) -> int:
    words = ground.extent.words
    return next((at for at, word in enumerate(words) if word in COLONS), len(words))


def _items_inside(ground: Ground) -> Iterator[End]:
    """The items behind the colon of the same sentence, each opened by a word that counts it."""
    words = ground.extent.words
    starts = [
        (at, found.end)
        for at in range(_first_colon(ground) + 1, len(words))
        if words[at - 1] in COLONS | {",", ";", "，", "；", "、", "and"}
        and (found := ground.cues.reason_words.find_at(words, at)) is not None
        and "item" in found.phrase.uses
    ]
    for number, (_, begin) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(words)
        if begin < stop:
            span = ground.trim(ground.sentence.span_of(begin, stop - 1))
            if len(span):
                yield ground.piece(ground.without_joint(span))


def _items_below(ground: Ground, grounds: Sequence[Ground]) -> Iterator[End]:
    """The headings or counted openings of the paragraphs that follow."""
    for here in _openings_below(ground, grounds):
        end = _heading(here)
        if end is not None:
            yield end


def _openings_below(ground: Ground, grounds: Sequence[Ground]) -> Iterator[Ground]:
    """The first sentences of the items, up to a paragraph that is none."""
    listed = ground.extent.words[-1] in COLONS
    passage, since = ground.sentence.passage, 0
    for here in grounds[grounds.index(ground) + 1 :]:
        since += 1
        if not listed:  # "There are three reasons. First, …"
            if since > MOST_SENTENCES:
                return
            if _is_counted(here):
                since = 0
                yield here
            continue
        if here.sentence.passage != passage:
            if _heading(here) is None or since > MOST_SENTENCES:
                return
            passage, since = here.sentence.passage, 0
            yield here


def _heading(ground: Ground) -> End | None:
    """What a paragraph's first sentence gives as a reason: its heading, or all behind the count."""
    words = ground.extent.words
    counted = ground.cues.reason_words.find_at(words, 0)
    if counted is not None and "item" in counted.phrase.uses and counted.end < len(words):
        told = ground.sentence.span_of(counted.end, len(words) - 1)
        return _wanted(ground) or ground.piece(ground.trim(told))
    begin = 2 if words[0].isdigit() and len(words) > 2 else 0
    colon = _first_colon(ground)
    if begin < colon < min(LONGEST_HEADING, len(words)):
        return ground.piece(ground.trim(ground.sentence.span_of(begin, colon - 1)))
    if begin:
        return ground.piece(ground.trim(ground.sentence.span_of(begin, len(words) - 1)))
    return None


def _wanted(ground: Ground) -> End | None:
    """What a sentence says that somebody wants to do: "First, it hopes to win time"."""
    root = ground.root()
    if root is None or "wants" not in ground.uses(root):
        return None
    for clause in ground.below.get(root, ()):
        if clause.embedding == "complement" and clause.form == "infinitive":
            return ground.end(clause.head)
    return None


def _elaborated(ground: Ground, grounds: Sequence[Ground]) -> Iterator[Tie]:
    """What explains a heading leads to it: "Winning time: by delaying the vote, it can …"."""
    for here in _openings_below(ground, grounds):
        colon, heading = _first_colon(here), _heading(here)
        if heading is None or colon >= len(here.extent.words):
            continue
        evidence = here.sentence.span_of(colon, colon)
        if colon + 1 < len(here.extent.words):
            explained = _means(here, colon + 1) or here.whole()
        else:
            number = grounds.index(here) + 1
            if number == len(grounds) or grounds[number].sentence.passage != here.sentence.passage:
                continue
            explained = _means(grounds[number], 0) or grounds[number].whole()
        note = "What stands behind a heading and its colon explains the heading."
        manner = MEANS if heading.act else None
        yield Tie("causes", explained, heading, evidence, ELABORATED, note=note, manner=manner)


def _means(ground: Ground, begin: int) -> End | None:
    """The deed with which an explanation opens: "by delaying the vote, it …", "joining … is …"."""
    found = ground.cues.cause_markers.find_at(ground.extent.words, begin)
    opens = found is not None and "means" in found.phrase.takes
    for predicate in ground.sentence.predicates:
        left = ground.extent.left[predicate.head]
        if predicate.kind != "verb" or left < begin:
            continue
        gerund = predicate.form == "gerund" and predicate.embedding in {None, "subject"}
        subject = gerund and left == begin
        if subject or (opens and predicate.embedding == "adverbial"):
            return ground.end(predicate.head)
        if predicate.embedding is None:
            return None
    return None
