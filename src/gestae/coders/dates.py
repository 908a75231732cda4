"""When things happen, in days: start with ``find_dates``.

What a text leaves out is filled from the day it appeared and from the dates it told before. A
date that cannot be known so is not given: without a day of publication "last week" has none.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gestae.coders.periods import SIZES, containing
from gestae.coders.resolving import Toward, resolve
from gestae.coders.walk import upward
from gestae.ontology.load import Ontology
from gestae.ontology.role_words import RoleWords
from gestae.records import Date, Document, Parsed, Predicate, Sentence, Span, TimeExpression

__all__ = ["find_dates", "find_spoken", "resolve"]

REACH = 5
"""Sentences over which "the following day" still points at a date told before."""
NARRATED = 3
"""Sentences over which a month without a year still belongs to the year told before."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A date told before: in which passage and which sentence of the document.

    ``named``: whether its year is told in that sentence, by itself or by a date before it.
    """

    date: Date
    passage: int
    sentence: int
    named: bool


def find_dates(parsed: Parsed, ontology: Ontology) -> tuple[Date, ...]:
    """The dates of a document in order of the text.

    Bare weekdays, days and months are the last ones before the day of publication, the next ones
    where the verb they belong to looks ahead; a month goes with a year told shortly before. A
    date that limits is the period named ("by March": March; "since March": from March through the
    month of publication), unless that is longer than a year ("since World War II"). A time that
    counts from a deed ("a week after it had left") dates that deed.
    """
    del ontology  # the language packs read the times; days follow from the calendar alone
    return tuple(_dates(parsed))


def find_spoken(parsed: Parsed, ontology: Ontology) -> tuple[Date, ...]:
    """The day of publication for what is done by saying it ("We urge", "I condemn"), in order.

    The words of such a date are the verb itself, whose tense and person tell it. Empty for a
    document whose day is not known.
    """
    return tuple(_spoken(parsed, ontology))


def _spoken(parsed: Parsed, ontology: Ontology) -> Iterator[Date]:
    document = parsed.document
    if document.published is None:
        return
    for sentence in parsed.sentences:
        words = ontology.role_words.get(sentence.language)
        for predicate in sentence.predicates if words else ():
            token = sentence.tokens[predicate.head]
            if words and _is_spoken(predicate, sentence, words):
                span = Span(token.start, token.end)
                on = document.published
                yield Date(on, on, "day", span.of(document.text), span)


def _is_spoken(predicate: Predicate, sentence: Sentence, words: RoleWords) -> bool:
    """Whether a verb stands in the plain present of the first person."""
    if predicate.kind != "verb" or predicate.tense != "present" or predicate.auxiliaries:
        return False
    if predicate.form != "finite" or predicate.passive or predicate.embedding == "relative":
        return False
    subjects = (sentence.tokens[a.head] for a in predicate.arguments if a.relation == "subject")
    known = (words.pronouns.get(token.text.lower()) for token in subjects)
    return any(pronoun is not None and pronoun.kind == "speaker" for pronoun in known)


def _dates(parsed: Parsed) -> Iterator[Date]:
    told: _Told | None = None
    aside: _Told | None = None
    document = parsed.document
    for index, sentence in enumerate(parsed.sentences):
        for expression in sentence.times:
            near = told if told and sentence.passage - told.passage <= 1 else None
            if expression.anchor == "previous" and _is_nearer(aside, near, index):
                near = aside
            date = _resolve_in(expression, sentence, document, near, index)
            is_long = date is not None and (date.end - date.start).days > SIZES["year"]
            if date is None or (is_long and expression.bound is not None):
                continue  # "since World War II" says little of when
            yield _until_now(date, expression, document.published)
            if expression.bound is not None or is_long:
                continue
            goes_on = near is not None and near.named and near.sentence == index
            one = _Told(date, sentence.passage, index, str(date.start.year) in date.text or goes_on)
            if _is_aside(sentence, expression):
                aside = one
            else:
                told = one


def _is_nearer(aside: _Told | None, told: _Told | None, index: int) -> bool:
    """Whether "at that time" points at the year of a noun in the sentence before.

    "It goes back to the 1991 war. At that time …", where no date was told since.
    """
    if aside is None or aside.sentence != index - 1:
        return False
    return told is None or told.sentence < aside.sentence


def _until_now(date: Date, expression: TimeExpression, published: dt.date | None) -> Date:
    """What goes on "since" a time has lasted into the day, month or year the document is of."""
    if expression.bound != "since" or published is None or date.start > published:
        return date
    return replace(date, end=max(date.end, containing(published, date.precision).end))


def _is_aside(sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether a year belongs to a noun ("the 1994 accord") and does not say when things happen."""
    if expression.unit != "year":
        return False
    head = sentence.head_of(expression.span)
    while head is not None:
        above = sentence.tokens[head].head
        if above == head or sentence.tokens[above].pos != "ADP":
            return above != head and sentence.tokens[above].pos in ("NOUN", "PROPN")
        head = above
    return False


def _resolve_in(
    expression: TimeExpression,
    sentence: Sentence,
    document: Document,
    before: _Told | None,
    index: int,
) -> Date | None:
    """The days of one time in the sentence of that index; ``before`` is the date told before it."""
    told = before.date if before is not None else None
    distance = index - before.sentence if before is not None else 0
    if expression.anchor == "event":
        return _before_deed(expression, sentence, document)
    if expression.anchor == "previous":
        near = told if distance <= REACH else None
        return near and resolve(expression, near, document.text, "future")
    published = document.published
    toward = _toward(sentence, expression)
    if before is not None and told is not None and _continues(expression, before, index, published):
        date = resolve(expression, told, document.text, "future")
        if date and (published is None or toward != "past" or date.start <= published):
            return date
    return resolve(expression, published, document.text, toward)


def _before_deed(expression: TimeExpression, sentence: Sentence, document: Document) -> Date | None:
    """The days of the clause that a time counts from: "resigned on Sunday, three days after …".

    They are counted back from the time told of the clause above it, or from the day the text
    appeared where that clause tells none. Only past deeds can be placed so.
    """
    clause = sentence.predicate(expression.event) if expression.event is not None else None
    inner = _governor(sentence, expression)
    if clause is None or inner is None or clause.head != inner.head or clause.tense != "past":
        return None
    if expression.offset is None or expression.base is not None:
        return None
    counted = replace(expression, anchor="document", event=None, offset=-expression.offset)
    above = clause.governor
    others = [time for time in sentence.times if time.anchor == "document" and not time.bound]
    for time in others:
        verb = _governor(sentence, time)
        if verb is not None and verb.head == above:
            day = resolve(time, document.published, document.text, _toward(sentence, time))
            return day and resolve(counted, day, document.text)
    return resolve(counted, document.published, document.text)


def _continues(
    expression: TimeExpression, before: _Told, index: int, published: dt.date | None
) -> bool:
    """Whether a partial time goes on from the date told before, not from the day of publication.

    A month does where another year than that of publication was told, or a year by name in this
    sentence ("in May 2021 it said that talks would follow in June"); a day of the month where its
    month was told in this sentence, or a day of it in the last.
    """
    told, distance = before.date, index - before.sentence
    whole = (expression.year, expression.decade, expression.century, expression.offset)
    if expression.base is not None or any(value is not None for value in whole):
        return False
    if expression.month or expression.quarter or expression.season:
        if distance == 0 and before.named:
            return SIZES[told.precision] <= SIZES["year"]
        other_year = published is None or told.start.year != published.year
        return distance <= NARRATED and other_year and SIZES[told.precision] <= SIZES["year"]
    if expression.day is None:
        return False
    same_month = (told.start.year, told.start.month) == (told.end.year, told.end.month)
    near = distance == 0 or (distance == 1 and told.precision == "day")
    return near and same_month


def _toward(sentence: Sentence, expression: TimeExpression) -> Toward:
    """Where a partial time lies: ahead of a verb in the future, near an infinitive, else back.

    A present verb looks ahead to a weekday ("arrives on Monday"), and to any time in a clause
    that hangs on another ("when the two meet in March").
    """
    predicate = _governor(sentence, expression)
    if predicate is None:
        return "past"
    limited = expression.bound in ("by", "until", "before")
    if predicate.tense == "future" or (limited and predicate.tense != "past"):
        return "future"
    if predicate.tense == "present" and expression.bound is None:
        ahead = expression.weekday is not None or predicate.embedding == "adverbial"
        return "future" if ahead else "nearest"
    return "nearest" if predicate.form == "infinitive" else "past"


def _governor(sentence: Sentence, expression: TimeExpression) -> Predicate | None:
    """The verb a time belongs to: the first on its way up the tree."""
    verbs = {
        predicate.head: predicate for predicate in sentence.predicates if predicate.kind == "verb"
    }
    above = upward(sentence, sentence.head_of(expression.span))
    return next((verbs[head] for head in above if head in verbs), None)
