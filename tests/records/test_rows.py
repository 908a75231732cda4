import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from gestae.errors import UsageError
from gestae.records import (
    Actor,
    Amount,
    Attribution,
    Cue,
    Date,
    DocumentReference,
    Event,
    Excerpt,
    Failure,
    Link,
    Measure,
    Mention,
    Place,
    Span,
)
from gestae.records.rows import (
    event_from_dict,
    event_to_dict,
    failure_from_dict,
    failure_to_dict,
    link_from_dict,
    link_to_dict,
    measure_from_dict,
    measure_to_dict,
    of_row,
    to_json,
    to_row,
)
from tests.records import strategies

TEXT = "Norway said it had lent Moldova 1.5 million kroner in March 2021."


def cue(words: str) -> Cue:
    start = TEXT.index(words)
    return Cue(words, Span(start, start + len(words)))


def mention(name: str, code: str) -> Mention:
    return Mention(Actor(code, name, code, "GOV"), name, cue(name).span)


LOAN = Event(
    type="AID",
    mode=None,
    contexts=("economic",),
    instrument="aid.loan",
    sources=(mention("Norway", "NOR"),),
    targets=(mention("Moldova", "MDA"),),
    status="done",
    status_cue=None,
    date=Date(
        dt.date(2021, 3, 1), dt.date(2021, 3, 31), "month", "March 2021", cue("March 2021").span
    ),
    place=Place("Oslo", "NOR", 59.91, 10.75, 3143244, "city", "Oslo", Span(0, 4)),
    amounts=(
        Amount(
            Decimal("1500000.50"), None, False, "money", "NOK", "loan", "1.5 million kroner",
            cue("1.5 million kroner").span,
        ),
    ),
    attribution=(Attribution(mention("Norway", "NOR"), cue("said"), "report", Span(12, 65)),),
    because=(),
    trigger=cue("lent"),
    confidence=0.9,
    rule="“lend” with a giver and a receiver is aid",
    sentence=Excerpt(TEXT, Span(0, len(TEXT)), "en"),
    document=DocumentReference("d1", "w.txt", "w.txt", None, None, None, dt.date(2021, 4, 2), "en"),
)  # fmt: skip


def test_an_event_is_written_with_the_contracts_keys_in_its_order() -> None:
    row = event_to_dict(LOAN)
    assert list(row) == [
        "id", "type", "mode", "contexts", "instrument", "sources", "targets", "status",
        "status_cue", "date", "place", "amounts", "attribution", "because", "trigger",
        "confidence", "rule", "sentence", "document", "review",
    ]  # fmt: skip
    assert row["sources"][0] == {
        "id": "NOR", "name": "Norway", "country": "NOR", "sector": "GOV", "text": "Norway",
        "span": [0, 6], "antecedent": None,
    }  # fmt: skip
    assert row["date"]["start"] == "2021-03-01"
    assert row["attribution"][0]["cue"] == "said"
    assert row["attribution"][0]["speaker"]["name"] == "Norway"
    assert row["document"]["published"] == "2021-04-02"


def test_json_numbers_keep_every_digit() -> None:
    line = to_json(event_to_dict(LOAN))
    assert '"low": 1500000.5,' in line
    assert json.loads(line, parse_float=Decimal)["amounts"][0]["low"] == Decimal("1500000.5")


def test_a_third_is_rounded_to_ten_places() -> None:
    third = Amount(Decimal(100) / 3, None, True, "share", "percent", None, "a third", Span(0, 7))
    assert to_row(third)["low"] == Decimal("33.3333333333")


@settings(max_examples=25)
@given(event=strategies.events)
def test_an_event_comes_back_from_its_json_line_as_it_was(event: Event) -> None:
    line = to_json(event_to_dict(event))
    assert "\n" not in line
    assert event_from_dict(json.loads(line, parse_float=Decimal)) == event


@settings(max_examples=25)
@given(measure=strategies.measures, link=strategies.links, failure=strategies.failures)
def test_measures_links_and_failures_come_back_as_they_were(
    measure: Measure, link: Link, failure: Failure
) -> None:
    assert measure_from_dict(measure_to_dict(measure)) == measure
    assert link_from_dict(link_to_dict(link)) == link
    assert failure_from_dict(failure_to_dict(failure)) == failure


def test_what_the_contract_lets_be_empty_may_be_missing() -> None:
    row = event_to_dict(LOAN)
    for key in ("id", "mode", "date", "place", "amounts", "attribution", "because", "rule"):
        del row[key]
    event = event_from_dict(row)
    assert (event.date, event.amounts, event.rule, event.type) == (None, (), "", "AID")


def test_a_missing_value_is_named() -> None:
    row = event_to_dict(LOAN)
    del row["trigger"]
    with pytest.raises(UsageError, match="no event: it lacks 'trigger'"):
        event_from_dict(row)


def test_a_status_that_is_none_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'finished' is none of done, ongoing, pledged"):
        event_from_dict(event_to_dict(LOAN) | {"status": "finished"})


def test_an_empty_key_is_no_missing_key() -> None:
    actor = of_row(Actor, {"id": None, "name": "", "country": None, "sector": None})
    assert actor == Actor(None, "")
