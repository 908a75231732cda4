import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gestae.errors import CasebookError, ReadError, UsageError
from gestae.records import Event
from gestae.review.log import read_log, write_log
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_link, a_loan, a_measure, tables_of

DOCUMENTS = [a_document(), a_document("b.txt", TEXT + " Again.")]
LOAN, OTHER = map(a_loan, DOCUMENTS)
ALL = Filters(review=("all",), order="document")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    casebook = open_casebook(tmp_path_factory.mktemp("template") / "casebook.duckdb")
    run = Run(("a.txt",))
    casebook.write(tables_of(DOCUMENTS), [d.id for d in DOCUMENTS], run)
    casebook.end(run)  # folds the journal into the file, which is copied
    return casebook.path


@pytest.fixture
def casebook(tmp_path: Path, template: Path) -> Casebook:
    return open_casebook(shutil.copy(template, tmp_path / "casebook.duckdb"))


def shown(casebook: Casebook) -> list[Event]:
    return list(casebook.iter_events(ALL))


def test_a_rejected_event_is_shown_only_where_it_is_asked_for(casebook: Casebook) -> None:
    decision = casebook.review.reject(LOAN.id[:6], by="ana", why="no loan")
    assert (decision.number, decision.who, decision.why) == (1, "ana", "no loan")
    assert [event.id for event in casebook.iter_events()] == [OTHER.id]
    assert len(casebook.events(ALL)) == 2
    (rejected,) = casebook.iter_events(Filters(review=("rejected",)))
    assert rejected.review
    assert (rejected.review.verdict, rejected.review.why) == ("rejected", "no loan")
    assert casebook.event(LOAN.id).review == rejected.review


def test_an_accepted_event_is_marked_and_otherwise_the_same(casebook: Casebook) -> None:
    casebook.review.accept(LOAN.id, by="ana")
    (accepted,) = casebook.iter_events(Filters(review=("accepted",)))
    assert accepted.review
    assert (accepted.review.verdict, accepted.review.fields) == ("accepted", ())
    assert (accepted.id, accepted.status, accepted.amounts) == (LOAN.id, LOAN.status, LOAN.amounts)


def test_a_corrected_event_keeps_its_id_and_is_found_by_what_it_says_now(
    casebook: Casebook,
) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.correct(LOAN.id, "targets", "JPN=Radio Lima", by="ana")
    (found,) = casebook.iter_events(Filters(statuses=("planned",), targets=("JPN",)))
    assert found.id == LOAN.id
    assert found.status_cue is None
    assert found.review
    assert found.review.fields == ("targets", "status")
    assert len(casebook.events(Filters(statuses=("done",)))) == 1


def test_what_was_read_stays_as_it_was_read(casebook: Casebook) -> None:
    before = casebook.query("SELECT * FROM events ORDER BY id").to_pylist()
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.reject(OTHER.id, by="ana")
    assert casebook.query("SELECT * FROM events ORDER BY id").to_pylist() == before
    assert casebook.event(LOAN.id, as_read=True) == LOAN
    assert list(casebook.iter_events(Filters(as_read=True, order="document"))) == [LOAN, OTHER]


def test_a_corrected_type_empties_a_mode_that_is_none_of_its_own(casebook: Casebook) -> None:
    casebook.review.correct(LOAN.id, "type", "CONSULT", by="ana")
    casebook.review.correct(LOAN.id, "mode", "visit", by="ana")
    casebook.review.correct(LOAN.id, "type", "AID", by="ana")
    event = casebook.event(LOAN.id)
    assert (event.type, event.mode) == ("AID", None)
    assert [(d.field, d.value) for d in casebook.review.log()][-1] == ("mode", "null")


def test_a_wrong_value_is_refused_and_leaves_nothing_in_the_log(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match=r"unknown status 'dont'.*Did you mean 'done'"):
        casebook.review.correct(LOAN.id, "status", "dont", by="ana")
    with pytest.raises(UsageError, match="no record is meant by 'zzz'"):
        casebook.review.accept("zzz", by="ana")
    assert casebook.review.log() == ()


def test_an_undo_takes_back_one_decision_and_can_be_undone(casebook: Casebook) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.reject(LOAN.id, by="ana")
    casebook.review.undo(2, by="ben", why="it is one")
    assert casebook.event(LOAN.id).status == "planned"
    assert len(casebook.events()) == 2
    casebook.review.undo(3, by="ana")
    assert len(casebook.events()) == 1
    with pytest.raises(UsageError, match="decision 3 is undone already"):
        casebook.review.undo(3, by="ana")
    with pytest.raises(UsageError, match="no decision 99"):
        casebook.review.undo(99, by="ana")
    assert [d.action for d in casebook.review.log()] == ["correct", "reject", "undo", "undo"]


def test_a_merge_holds_until_it_is_undone(casebook: Casebook) -> None:
    merge = casebook.review.merge(LOAN.id, OTHER.id, by="ana")
    assert casebook.review.standing().together == (tuple(sorted((LOAN.id, OTHER.id))),)
    casebook.review.undo(merge.number, by="ana")
    assert casebook.review.standing().together == ()
    with pytest.raises(UsageError, match="are the same event; give two"):
        casebook.review.split(LOAN.id, LOAN.id, by="ana")


def test_who_decides_blind_sees_only_what_they_decided_themselves(casebook: Casebook) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.correct(LOAN.id, "date", "2019-05-02", by="ben", blind=True)
    seen = casebook.review.seen(LOAN.id, by="ben", blind=True)
    assert seen.status == "done"
    assert seen.date
    assert seen.date.start.day == 2


def test_an_acceptance_after_a_correction_that_was_not_seen_outranks_it(casebook: Casebook) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.accept(LOAN.id, by="ben", blind=True)
    assert casebook.event(LOAN.id).status == "done"


def test_an_acceptance_keeps_the_corrections_that_were_seen(casebook: Casebook) -> None:
    casebook.review.correct(LOAN.id, "status", "planned", by="ana")
    casebook.review.accept(LOAN.id, by="ben")
    event = casebook.event(LOAN.id)
    assert event.status == "planned"
    assert event.review
    assert (event.review.verdict, event.review.who) == ("corrected", ("ana", "ben"))


def read_again(casebook: Casebook, event: Event, path: Path) -> Casebook:
    """A new casebook that another version made, with the same log."""
    log = path / "log.jsonl"
    with log.open("w", encoding="utf-8") as out:
        write_log(casebook.review.log(), out)
    again = open_casebook(path / "again.duckdb")
    again.review.add(read_log(log))
    again.write(tables_of(DOCUMENTS, [event]), [d.id for d in DOCUMENTS], Run(("a.txt",)))
    return again


def test_decisions_hold_again_when_a_later_version_reads_the_document(
    casebook: Casebook, tmp_path: Path
) -> None:
    from dataclasses import replace

    casebook.review.accept(LOAN.id, by="ana")
    later = replace(LOAN, targets=(), status="planned")
    assert later.id != LOAN.id
    again = read_again(casebook, later, tmp_path)
    event = again.event(later.id)
    assert (event.targets, event.status) == (LOAN.targets, "done")
    assert event.review
    assert (event.review.verdict, event.review.fields) == ("corrected", ("targets", "status"))


def test_decisions_whose_event_is_gone_are_orphaned_and_not_lost(
    casebook: Casebook, tmp_path: Path
) -> None:
    decision = casebook.review.accept(OTHER.id, by="ana")
    again = read_again(casebook, LOAN, tmp_path)
    assert again.review.standing().orphaned == (decision,)
    assert again.review.log() == (decision,)


def test_logs_of_two_machines_are_joined_without_loss(
    casebook: Casebook, template: Path, tmp_path: Path
) -> None:
    elsewhere = open_casebook(shutil.copy(template, tmp_path / "elsewhere.duckdb"))
    casebook.review.reject(LOAN.id, by="ana")
    casebook.review.correct(OTHER.id, "status", "planned", by="ana", why="“皇帝” said so")
    elsewhere.review.accept(LOAN.id, by="ben")
    elsewhere.review.undo(1, by="ben")
    one, other = casebook.review.log(), elsewhere.review.log()
    assert len(casebook.review.add(other)) == 2
    assert len(elsewhere.review.add(one)) == 2
    assert casebook.review.add(other) == ()
    assert set(casebook.review.log()) == set(elsewhere.review.log()) == {*one, *other}
    assert shown(casebook) == shown(elsewhere)


def test_a_log_comes_back_from_its_file_as_it_was(casebook: Casebook, tmp_path: Path) -> None:
    casebook.review.accept(LOAN.id, by="ana")
    casebook.review.correct(LOAN.id, "place", "Nairobi=Kenya", by="ana")
    casebook.review.correct(LOAN.id, "instrument", "none", by="ana")
    casebook.review.merge(LOAN.id, OTHER.id, by="ana")
    casebook.review.undo(1, by="ana")
    path = tmp_path / "log.jsonl"
    with path.open("w", encoding="utf-8") as out:
        write_log(casebook.review.log(), out)
    assert tuple(read_log(path)) == casebook.review.log()
    assert json.loads(path.read_text("utf-8").splitlines()[0])["reading"]["type"] == "AID"


def test_a_line_that_was_changed_is_refused(casebook: Casebook, tmp_path: Path) -> None:
    casebook.review.reject(LOAN.id, by="ana")
    path = tmp_path / "log.jsonl"
    with path.open("w", encoding="utf-8") as out:
        write_log(casebook.review.log(), out)
    path.write_text(path.read_text("utf-8").replace('"ana"', '"ben"'), "utf-8")
    with pytest.raises(ReadError, match=r"log.jsonl:1: this decision says something else"):
        list(read_log(path))
    path.write_text("{}\n", "utf-8")
    with pytest.raises(ReadError, match=r"log.jsonl:1: this is no decision: .*lacks 'made'"):
        list(read_log(path))


def test_an_undo_of_what_nobody_knows_is_refused(casebook: Casebook, template: Path) -> None:
    casebook.review.reject(LOAN.id, by="ana")
    undo = casebook.review.undo(1, by="ana")
    other = open_casebook(shutil.copy(template, casebook.path.with_name("other.duckdb")))
    with pytest.raises(UsageError, match="which is in neither log"):
        other.review.add([undo])


def test_a_rejected_link_or_measure_is_listed_only_where_it_is_asked_for(
    casebook: Casebook,
) -> None:
    link, measure = a_link(LOAN), a_measure(DOCUMENTS[0])
    casebook.review.reject(link.id, by="ana", why="no cause")
    undone = casebook.review.reject(measure.id, by="ana")
    assert link.id not in {one.id for one in casebook.iter_links()}
    assert [one.id for one in casebook.iter_links(Filters(review=("rejected",)))] == [link.id]
    assert casebook.links_of(LOAN.id) == ()
    assert len(casebook.measures()) == 1
    casebook.review.undo(undone.number, by="ana")
    assert len(casebook.measures()) == 2
    assert link.id not in {one.id for one in casebook.iter_links()}


def test_what_was_read_cannot_be_asked_for_by_how_it_stands(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="as it was before any review"):
        casebook.events(Filters(as_read=True, review=("corrected",)))


def test_a_link_of_a_rejected_event_is_not_listed(casebook: Casebook) -> None:
    casebook.review.reject(LOAN.id, by="ana")
    assert [link.to for link in casebook.iter_links()] == [OTHER.id]


def test_who_did_what_to_whom_is_asked_of_what_stands(casebook: Casebook) -> None:
    casebook.review.reject(LOAN.id, by="ana")
    casebook.review.correct(OTHER.id, "sources", "JPN=Radio Lima", by="ana")
    assert casebook.query("SELECT source, target FROM dyads").to_pylist() == [
        {"source": "JPN", "target": "PER"}
    ]


def test_a_casebook_that_is_only_read_takes_no_decision(casebook: Casebook) -> None:
    with pytest.raises(CasebookError, match="opened to be read only"):
        open_casebook(casebook.path, read_only=True).review.reject(LOAN.id, by="ana")


verbs = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), st.sampled_from([LOAN.id, OTHER.id])),
    st.tuples(
        st.just("correct"),
        st.sampled_from([LOAN.id, OTHER.id]),
        st.sampled_from(
            [("status", "planned"), ("status", "done"), ("sources", "none"), ("type", "AGREE"),
             ("amounts", "none"), ("date", "2019-05-04"), ("place", "none")]
        ),
    ),
    st.tuples(st.sampled_from(["merge", "split"]), st.just(LOAN.id), st.just(OTHER.id)),
    st.tuples(st.just("undo"), st.integers(0, 100)),
)  # fmt: skip


def decide(casebook: Casebook, verb: tuple[object, ...]) -> None:
    log = casebook.review.log()
    if verb[0] == "undo":
        if log:
            number = int(str(verb[1])) % len(log) + 1
            try:
                casebook.review.undo(number, by="ana")
            except UsageError:
                return  # it is undone already
    elif verb[0] == "correct":
        field, value = verb[2]  # type: ignore[misc]
        casebook.review.correct(str(verb[1]), str(field), value, by="ana")
    else:
        getattr(casebook.review, str(verb[0]))(*verb[1:], by="ben")


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.generate],  # every step opens the file: looking for a shorter case takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(done=st.lists(verbs, max_size=4))
def test_whatever_was_decided_undoing_it_all_gives_back_what_was_read(
    template: Path, tmp_path: Path, done: list[tuple[object, ...]]
) -> None:
    casebook = open_casebook(shutil.copy(template, tmp_path / "casebook.duckdb"))
    (tmp_path / "casebook.duckdb.wal").unlink(missing_ok=True)
    grown = []
    for verb in done:
        decide(casebook, verb)
        log = casebook.review.log()
        assert log[: len(grown)] == tuple(grown)  # nothing before is ever changed
        grown = list(log)
    for decision in reversed(grown):
        try:
            casebook.review.undo(decision.number, by="ana")
        except UsageError:
            continue
    standing = casebook.review.standing()
    assert (standing.of, standing.together, standing.apart) == ({}, (), ())
    assert shown(casebook) == [LOAN, OTHER]
