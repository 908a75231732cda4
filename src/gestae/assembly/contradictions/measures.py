"""Measures of one property of one thing that cannot both hold: ``contradict_measures``."""

from gestae.assembly.contradictions.dates import days_apart
from gestae.assembly.contradictions.difference import Difference, End, grade, link_of
from gestae.assembly.contradictions.figures import compare
from gestae.assembly.contradictions.pair import is_a_sum, is_one_of_several
from gestae.assembly.contradictions.things import content_words
from gestae.ontology.contradictions import comparing_words, load_contradictions
from gestae.records import Cue, Link, Measure

NAMED = 0.9
"""How sure it is that two measures are of one thing: of an actor that our tables know,"""
CALLED = 0.75
"""and of a thing that both call by the same words."""
YEAR = 366
"""Days within which figures that carry no date of their own are told of one time."""


def contradict_measures(a: Measure, b: Measure) -> Link | None:
    """The link between two measures that cannot both hold; ``None`` where they can.

    They must be of the same property and thing, of the same part of it where one is told, and of
    one time, unless the property lasts (how far an island lies). Distances are compared by the
    places they lie between (``distances.py``), not here.
    """
    if a.property != b.property or a.property == "distance" or not _may_differ(a, b):
        return None
    a, b = sorted((a, b), key=lambda measure: End.of(measure).place)
    same = _same_subject(a, b)
    if not same or not _same_part(a, b) or not _same_time(a, b) or _one_is_another(a, b):
        return None
    days = [m.date.start if m.date else m.document.published for m in (a, b)]
    apart = compare(a.amount, b.amount, next(filter(None, days), None))
    if apart is None or _has_grown(a, b):
        return None
    words = f"{a.property} of “{a.subject.text}”: {apart.detail}".replace("\n", " ")
    cue = Cue(a.amount.text, a.amount.span)
    difference = Difference("measures", words, grade(apart.ratio, "figures"), cue)
    sure = same * (a.confidence * b.confidence) ** 0.5
    return link_of((End.of(a), End.of(b)), [difference], comparable=sure)


def _may_differ(a: Measure, b: Measure) -> bool:
    """Whether they are two measures, and not in two versions of one text."""
    if a.document.id == b.document.id and a.sentence.language != b.sentence.language:
        return False
    return a.id != b.id


def subject_key(measure: Measure) -> str | None:
    """What is measured, as a key that measures of one thing share; ``None`` where it is not said.

    A description that points back ("that island", "its size") is no name: what it was resolved to
    may be wrong, and a contradiction must not hang on it.
    """
    words = content_words(measure.subject.text, measure.sentence.language)
    if measure.subject.antecedent is not None or _points_back(measure):
        return None
    if measure.subject.actor.id is not None:
        return measure.subject.actor.id
    return " ".join(words) or None


def _points_back(measure: Measure) -> bool:
    language = measure.sentence.language
    text = measure.subject.text.casefold().split()
    pointing = comparing_words(language).demonstrative
    if not text:
        return True
    return text[0] in pointing or (
        not text[0].isascii() and text[0].startswith(tuple(w for w in pointing if not w.isascii()))
    )


def _same_subject(a: Measure, b: Measure) -> float:
    """How sure it is that both are of one thing; 0 where they are not."""
    ours, theirs = subject_key(a), subject_key(b)
    if ours is None or ours != theirs:
        return 0.0
    return NAMED if a.subject.actor.id is not None else CALLED


def _same_part(a: Measure, b: Measure) -> bool:
    """Whether both are of the same part: "77 % of citizens" and "20 % of voters" are not.

    Across languages the words cannot be compared, and nothing is said.
    """
    if a.amount.of is None and b.amount.of is None:
        return True
    languages = a.sentence.language, b.sentence.language
    if languages[0] != languages[1]:
        return False
    ours, theirs = (content_words(m.amount.of, m.sentence.language) for m in (a, b))
    return ours == theirs and _said_of(a) == _said_of(b)


def _said_of(measure: Measure) -> frozenset[str]:
    """The words of a share's clause behind it, which say what these people do: "believe that"."""
    if measure.property not in SAYING:
        return frozenset()
    behind = measure.sentence.text[measure.amount.span.end - measure.sentence.span.start :]
    return frozenset(content_words(behind[:WIDE], measure.sentence.language))


SAYING = frozenset({"share", "support", "number", "rate", "rank"})
"""Properties whose figure means nothing without the words of its clause."""
WIDE = 60
"""Characters behind a figure that say of what it is one."""


def _same_time(a: Measure, b: Measure) -> bool:
    if a.property in load_contradictions().lasting_properties:
        return True
    if a.date is not None and b.date is not None:
        return days_apart(a.date, b.date) == 0 and a.date.precision == b.date.precision
    if a.date is not None or b.date is not None:
        return False
    ours, theirs = a.document.published, b.document.published
    return ours is None or theirs is None or abs((ours - theirs).days) < YEAR


def _one_is_another(a: Measure, b: Measure) -> bool:
    """Whether the text sets one of them apart as one of several, or as the sum of them."""
    parts = [is_one_of_several(m, m.amount.span) for m in (a, b)]
    sums = [is_a_sum(m, m.amount.span) for m in (a, b)]
    return parts[0] != parts[1] or sums[0] != sums[1]


def _has_grown(a: Measure, b: Measure) -> bool:
    """Whether the later document has more of what only grows."""
    if a.property not in load_contradictions().growing_properties:
        return False
    ours, theirs = a.document.published, b.document.published
    if ours is None or theirs is None or ours == theirs:
        return False
    larger = (b.amount.low or b.amount.high or 0) > (a.amount.low or a.amount.high or 0)
    return larger == (theirs > ours)
