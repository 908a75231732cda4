import datetime as dt
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from gestae.records import Anchor, Decision, Event
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.decisions import append_decisions, read_log
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_loan, tables_of

NOON = dt.datetime(2026, 3, 1, 12)  # noqa: DTZ001  (the log keeps UTC without a zone)
LOAN = a_loan(a_document())
OTHER = a_loan(a_document("b.txt", TEXT + " Again."))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    casebook = open_casebook(tmp_path_factory.mktemp("template") / "casebook.duckdb")
    documents = [a_document(), a_document("b.txt", TEXT + " Again.")]
    run = Run(("a.txt",))
    casebook.write(tables_of(documents), [d.id for d in documents], run)
    casebook.end(run)  # folds the journal into the file, which is copied
    return casebook.path


@pytest.fixture
def casebook(tmp_path: Path, template: Path) -> Casebook:
    return open_casebook(shutil.copy(template, tmp_path / "casebook.duckdb"))


def anchor_of(event: Event) -> Anchor:
    return Anchor(event.document.id, event.trigger.span, event.type)


def rejection(event: Event, minute: int = 0) -> Decision:
    made = NOON + dt.timedelta(minutes=minute)
    return Decision(made, "ana", "reject", event.id, anchor=anchor_of(event))


def add(casebook: Casebook, *decisions: Decision) -> tuple[int, ...]:
    with closing(duckdb.connect(str(casebook.path))) as connection:
        return append_decisions(connection, decisions)


def log_of(casebook: Casebook) -> tuple[Decision, ...]:
    with closing(duckdb.connect(str(casebook.path), read_only=True)) as connection:
        return read_log(connection)


def test_a_decision_comes_back_as_it_was_added_with_its_number(casebook: Casebook) -> None:
    decision = replace(rejection(LOAN), why="no loan", value='{"a": 1}', adjudicated=True)
    assert add(casebook, decision) == (1,)
    assert add(casebook, rejection(OTHER)) == (2,)
    assert log_of(casebook) == (decision, rejection(OTHER))
    assert [d.number for d in log_of(casebook)] == [1, 2]


def test_a_decision_that_the_log_has_is_not_added_again(casebook: Casebook) -> None:
    assert add(casebook, rejection(LOAN), rejection(LOAN)) == (1,)
    assert add(casebook, rejection(LOAN)) == ()
    assert len(log_of(casebook)) == 1


def test_standing_decisions_name_events_that_are_there(casebook: Casebook) -> None:
    merge = Decision(
        NOON, "ana", "merge", OTHER.id, LOAN.id,
        anchor=anchor_of(OTHER), other_anchor=anchor_of(LOAN),
    )  # fmt: skip
    add(casebook, rejection(LOAN), merge)
    standing = casebook.standing_decisions()
    assert standing.rejected == {LOAN.id}
    assert standing.together == (tuple(sorted((LOAN.id, OTHER.id))),)
    assert standing.orphaned == ()


def test_a_decision_finds_its_event_again_where_another_reading_gave_it_another_id(
    casebook: Casebook,
) -> None:
    add(casebook, replace(rejection(LOAN), subject="0" * 16))
    assert casebook.standing_decisions().rejected == {LOAN.id}


def test_a_rejection_says_nothing_of_a_reading_of_another_type(casebook: Casebook) -> None:
    was = Anchor(LOAN.document.id, LOAN.trigger.span, "SANCTION")
    reject = Decision(NOON, "ana", "reject", "0" * 16, anchor=was)
    add(casebook, reject, replace(reject, action="accept"))
    standing = casebook.standing_decisions()
    assert standing.orphaned == (reject,)
    assert [d.action for d in standing.of[LOAN.id]] == ["accept"]


def test_a_decision_whose_document_is_not_there_is_orphaned_and_stays_in_the_log(
    casebook: Casebook,
) -> None:
    gone = replace(rejection(LOAN), subject="0" * 16, anchor=Anchor("gone", LOAN.trigger.span, "X"))
    add(casebook, gone)
    assert casebook.standing_decisions().orphaned == (gone,)
    assert log_of(casebook) == (gone,)
