"""Records for property tests: any value the records allow, in any script."""

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from gestae.records import (
    Action,
    Actor,
    Amount,
    AmountKind,
    Anchor,
    Attribution,
    Cue,
    Date,
    Decision,
    Document,
    DocumentReference,
    Duplicate,
    Event,
    Excerpt,
    Failure,
    Link,
    LinkKind,
    Manner,
    Measure,
    Mention,
    Passage,
    PassageKind,
    Place,
    PlacePrecision,
    Precision,
    Reason,
    Review,
    Segment,
    Span,
    Status,
    Uncoded,
    Verdict,
)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe_words = st.none() | words
days = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
shares = st.floats(0, 1)
decimals = st.decimals(
    min_value=Decimal("-1e20"), max_value=Decimal("1e27"), places=10, allow_nan=False
)


def one_of_literal(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def many(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


spans = st.lists(st.integers(0, 2**31 - 1), min_size=2, max_size=2).map(
    lambda ends: Span(*sorted(ends))
)
cues = st.builds(Cue, words, spans)
actors = st.builds(Actor, maybe_words, names, maybe_words, maybe_words)
mentions = st.builds(Mention, actors, words, spans, st.none() | spans)
excerpts = st.builds(Excerpt, words, spans, names)
dates = st.tuples(days, days).flatmap(
    lambda ends: st.builds(
        Date,
        st.just(min(ends)),
        st.just(max(ends)),
        one_of_literal(Precision),
        words,
        spans,
    )
)
bounds = st.one_of(
    st.tuples(decimals, st.none()),
    st.tuples(st.none(), decimals),
    st.lists(decimals, min_size=2, max_size=2).map(sorted),
)
amounts = bounds.flatmap(
    lambda ends: st.builds(
        Amount,
        st.just(ends[0]),
        st.just(ends[1]),
        st.booleans(),
        one_of_literal(AmountKind),
        maybe_words,
        maybe_words,
        words,
        spans,
    )
)
places = st.builds(
    Place,
    names,
    maybe_words,
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.none() | st.integers(0, 2**40),
    one_of_literal(PlacePrecision),
    words,
    spans,
)
attributions = st.builds(Attribution, mentions, cues, one_of_literal(Manner), spans)
references = st.builds(
    DocumentReference,
    names,
    names,
    maybe_words,
    maybe_words,
    maybe_words,
    maybe_words,
    st.none() | days,
    names,
)
reviews = st.builds(
    Review, one_of_literal(Verdict), many(names), many(names), maybe_words, st.booleans(), names
)
events = st.builds(
    Event,
    names,
    maybe_words,
    many(names),
    maybe_words,
    many(mentions),
    many(mentions),
    one_of_literal(Status),
    st.none() | cues,
    st.none() | dates,
    st.none() | places,
    many(amounts),
    many(attributions),
    many(names),
    cues,
    shares,
    words,
    excerpts,
    references,
    st.none() | reviews,
)
measures = st.builds(
    Measure,
    mentions,
    names,
    amounts,
    st.none() | dates,
    many(attributions),
    excerpts,
    references,
    shares,
)
reasons = st.builds(Reason, names, words, shares)
links = st.builds(
    Link,
    one_of_literal(LinkKind),
    names,
    names,
    shares,
    many(reasons),
    st.none() | cues,
    maybe_words,
)
failures = st.builds(Failure, names, names, words)
duplicates = st.builds(Duplicate, names, names, maybe_words, maybe_words, st.none() | days, shares)
anchors = st.builds(Anchor, names, spans, names)
decisions = st.builds(
    Decision,
    st.datetimes(),
    names,
    one_of_literal(Action),
    names,
    maybe_words,
    maybe_words,
    maybe_words,
    maybe_words,
    st.booleans(),
    st.none() | anchors,
    st.none() | anchors,
    maybe_words,
)
passages = st.builds(Passage, spans, names, one_of_literal(PassageKind), maybe_words)
numbers = st.none() | st.integers(0, 2**40)
seconds = st.none() | st.floats(0, 1e6)
segments = st.builds(Segment, spans, numbers, numbers, numbers, seconds, seconds)
uncoded = st.builds(Uncoded, st.integers(0, 1000), words)
documents = st.builds(
    Document,
    names,
    words,
    maybe_words,
    maybe_words,
    maybe_words,
    maybe_words,
    maybe_words,
    st.none() | days,
    names,
    names,
    many(passages),
    many(segments),
    many(words),
)
