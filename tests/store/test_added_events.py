"""Events that users found where the program read none."""

import shutil
from pathlib import Path

import pytest

from gestae.errors import FieldsError, UsageError
from gestae.evaluation.reviewed import gold_of
from gestae.records import Decision, Event, Span
from gestae.review.log import read_log, write_log
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.write import Run
from tests.store.telling import a_document, a_loan, tables_of

DOCUMENT = a_document()
LOAN = a_loan(DOCUMENT)
VALUES = {"type": "CONSULT", "sources": "PER=Peru", "targets": "KEN", "date": "2019-05=May 2019"}
ADDED = Filters(review=("added",))


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    opened = open_casebook(tmp_path / "casebook.duckdb")
    run = Run(("a.txt",))
    opened.write(tables_of([DOCUMENT]), [DOCUMENT.id], run)
    opened.end(run)
    return opened


def add(casebook: Casebook, **changed: str) -> Decision:
    return casebook.review.add_event(DOCUMENT.id, "Radio Lima said", VALUES | changed, by="ana")


def the_added(casebook: Casebook) -> Event:
    (event,) = casebook.iter_events(ADDED)
    return event


def test_an_added_event_is_listed_with_the_others_and_says_who_found_it(casebook: Casebook) -> None:
    decision = add(casebook)
    assert {event.id for event in casebook.iter_events()} == {LOAN.id, decision.subject}
    event = the_added(casebook)
    assert (event.type, event.status, event.confidence) == ("CONSULT", "done", 1.0)
    assert [mention.actor.id for mention in event.sources] == ["PER"]
    assert event.trigger.span.of(DOCUMENT.text) == "Radio Lima said"
    assert event.review
    assert (event.review.verdict, event.review.who) == ("added", ("ana",))
    assert "ana found it" in event.rule


def test_it_is_not_among_what_was_read(casebook: Casebook) -> None:
    add(casebook)
    read = Filters(review=("all",), as_read=True)
    assert [event.id for event in casebook.iter_events(read)] == [LOAN.id]


def test_an_undo_takes_it_away_and_an_undo_of_that_brings_it_back(casebook: Casebook) -> None:
    first = add(casebook)
    second = casebook.review.undo(first.number, by="ana")
    assert not casebook.event_ids(ADDED)
    casebook.review.undo(second.number, by="ana")
    assert casebook.event_ids(ADDED) == [first.subject]


def test_it_can_be_corrected_and_rejected_like_any_other(casebook: Casebook) -> None:
    name = add(casebook).subject
    casebook.review.correct(name, "status", "planned", by="ben")
    event = the_added(casebook)
    assert event.id == name
    assert event.status == "planned"
    assert event.review
    assert (event.review.verdict, event.review.fields) == ("added", ("status",))
    casebook.review.reject(name, by="ben")
    assert casebook.event_ids() == [LOAN.id]
    assert casebook.event(name).review.verdict == "rejected"  # type: ignore[union-attr]


def test_it_is_the_deed_that_another_event_tells_where_a_user_says_so(casebook: Casebook) -> None:
    from gestae.run.linking import link_casebook

    link_casebook(casebook)
    name = add(casebook).subject
    casebook.review.merge(LOAN.id, name, by="ana")
    link_casebook(casebook)
    assert casebook.same_deed(LOAN.id) == [name]


def test_the_same_event_is_not_added_twice(casebook: Casebook) -> None:
    name = add(casebook).subject
    with pytest.raises(UsageError, match=name):
        add(casebook)


def test_what_is_wrong_is_told_field_by_field_and_nothing_is_added(casebook: Casebook) -> None:
    with pytest.raises(FieldsError) as error:
        add(casebook, type="CONSULTING", status="finished")
    assert set(error.value.fields) == {"type", "status"}
    assert not casebook.decisions()


def test_an_event_needs_a_type(casebook: Casebook) -> None:
    with pytest.raises(FieldsError) as error:
        casebook.review.add_event(DOCUMENT.id, "Radio Lima said", {}, by="ana")
    assert set(error.value.fields) == {"type"}


@pytest.mark.parametrize("words", ["no such words", Span(0, 10_000), Span(3, 3)])
def test_the_words_that_tell_it_must_stand_in_the_document(
    casebook: Casebook, words: str | Span
) -> None:
    with pytest.raises(UsageError):
        casebook.review.add_event(DOCUMENT.id, words, VALUES, by="ana")


def test_gold_of_what_was_reviewed_has_it(casebook: Casebook) -> None:
    add(casebook)
    casebook.review.accept(LOAN.id, by="ana")
    (row,) = gold_of(casebook).rows
    assert {event["type"] for event in row["events"]} == {"AID", "CONSULT"}


def test_its_decision_travels_with_the_log(casebook: Casebook, tmp_path: Path) -> None:
    other = open_casebook(shutil.copy(casebook.path, tmp_path / "other.duckdb"))
    name = add(casebook).subject
    log = tmp_path / "log.jsonl"
    with log.open("w", encoding="utf-8") as out:
        write_log(casebook.review.log(), out)
    other.review.add(read_log(log))
    assert other.event_ids(ADDED) == [name]


def test_one_who_reviews_blind_sees_only_what_they_added(casebook: Casebook) -> None:
    name = add(casebook).subject
    assert casebook.review.seen(name, by="ana", blind=True).type == "CONSULT"
    with pytest.raises(UsageError):
        casebook.review.seen(name, by="ben", blind=True)
