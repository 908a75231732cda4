import datetime as dt
import shutil
from pathlib import Path

import duckdb
import pytest

from gestae.errors import CasebookError, UsageError
from gestae.records import Actor, Failure, Span
from gestae.records.columns import to_table
from gestae.records.rows import Within
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.write import Run
from tests.store.telling import (
    TEXT,
    a_document,
    a_link,
    a_loan,
    a_measure,
    tables_of,
)

RUN = Run(("a.txt",))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return open_casebook(tmp_path_factory.mktemp("empty") / "casebook.duckdb").path


@pytest.fixture
def casebook(tmp_path: Path, empty: Path) -> Casebook:
    return open_casebook(shutil.copy(empty, tmp_path / "casebook.duckdb"))


@pytest.fixture
def filled(casebook: Casebook) -> Casebook:
    casebook.write(tables_of([a_document()]), [a_document().id], RUN)
    return casebook


def content_of(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, in the order of the file."""
    with duckdb.connect(str(casebook.path), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


def test_an_event_comes_back_as_it_was_written(filled: Casebook) -> None:
    assert list(filled.iter_events()) == [a_loan(a_document())]


def test_a_measure_and_a_link_come_back_as_they_were_written(filled: Casebook) -> None:
    assert list(filled.iter_measures()) == [a_measure(a_document())]
    assert list(filled.iter_links()) == [a_link(a_loan(a_document()))]


def test_a_document_comes_back_with_its_passages_and_segments(filled: Casebook) -> None:
    assert filled.document("a.txt") == a_document()
    assert filled.document(a_document().id[:8]) == a_document()


def test_an_event_with_nothing_but_a_trigger_comes_back(casebook: Casebook) -> None:
    from dataclasses import replace

    bare = replace(
        a_loan(a_document(), day=None), instrument=None, contexts=(), sources=(), targets=(),
        status_cue=None, place=None, amounts=(), attribution=(), because=(),
    )  # fmt: skip
    casebook.write(tables_of([a_document()], [bare]), [a_document().id], RUN)
    assert list(casebook.iter_events()) == [bare]


def test_writing_the_same_again_changes_nothing_at_all(filled: Casebook) -> None:
    before = content_of(filled)
    added = filled.write(tables_of([a_document()]), [a_document().id], Run(("again",)))
    assert added == {}
    assert content_of(filled) == before


def test_the_same_event_told_twice_in_one_batch_is_one(casebook: Casebook) -> None:
    loan = a_loan(a_document())
    casebook.write(tables_of([a_document()], [loan, loan]), [a_document().id], RUN)
    assert list(casebook.iter_events()) == [loan]


def test_every_span_leads_to_its_words(filled: Casebook) -> None:
    words = filled.query(
        """
        SELECT substring(d.text, r.span_start + 1, r.span_end - r.span_start) = r.text AS same
        FROM event_roles AS r JOIN events AS e ON e.id = r.event
        JOIN documents AS d ON d.id = e.document
        """
    )
    assert words["same"].to_pylist() == [True, True]


def test_a_run_that_adds_nothing_leaves_no_row(filled: Casebook) -> None:
    filled.write(tables_of([a_document()]), [a_document().id], Run(("again",)))
    assert filled.query("SELECT inputs, documents, events FROM runs").to_pylist() == [
        {"inputs": ["a.txt"], "documents": 1, "events": 1}
    ]


def test_a_run_that_ends_says_when(filled: Casebook) -> None:
    filled.end(RUN, interrupted=True)
    assert filled.query("SELECT ended > started AS yes, interrupted FROM runs").to_pylist() == [
        {"yes": True, "interrupted": True}
    ]


def test_a_document_whose_coding_failed_is_kept_and_completed_later(casebook: Casebook) -> None:
    document = a_document()
    failed = tables_of([document], []) | {
        "failures": to_table([Failure("a.txt", "code", "a bug")], "failures")
    }
    casebook.write(failed, [], RUN)
    assert casebook.coverage()["coded"].to_pylist() == [False]
    assert casebook.summary().sentences == 0
    casebook.write(tables_of([document]), [document.id], Run(("later",)))
    assert casebook.coverage()["coded"].to_pylist() == [True]
    summary = casebook.summary()
    assert (summary.events, summary.sentences, summary.passages, summary.failures) == (1, 1, 2, ())


def test_a_failure_is_forgotten_once_its_archive_is_read(casebook: Casebook) -> None:
    failures = [Failure("b.zip", "open", "truncated"), Failure("c.zip", "open", "truncated")]
    none = tables_of([])
    casebook.write(none | {"failures": to_table(failures, "failures")}, [], RUN)
    casebook.write(none | {"failures": to_table(failures, "failures")}, [], RUN)
    assert len(casebook.summary().failures) == 2
    inside = a_document("b.zip!inside.txt")
    casebook.write(tables_of([inside]), [inside.id], Run(("b.zip",)))
    assert [failure.path for failure in casebook.summary().failures] == ["c.zip"]


def test_a_page_that_failed_stays_although_its_document_is_read(casebook: Casebook) -> None:
    page = Failure("a.txt", "extract", "page 3 holds no text")
    tables = tables_of([a_document()]) | {"failures": to_table([page], "failures")}
    casebook.write(tables, [a_document().id], RUN)
    assert casebook.summary().failures == (page,)


def test_a_batch_that_cannot_be_written_leaves_nothing_of_itself(filled: Casebook) -> None:
    before = content_of(filled)
    other = a_document("b.txt", TEXT + " More.")
    broken = tables_of([other])
    broken["links"] = broken["links"].set_column(1, "kind", [[None] * len(broken["links"])])
    with pytest.raises(CasebookError, match="cannot be written"):
        filled.write(broken, [other.id], RUN)
    assert content_of(filled) == before


FILTERS: dict[str, tuple[Filters, int]] = {
    "a type in any case": (Filters(types=("aid",)), 2),
    "a type that is not there": (Filters(types=("SANCTION",)), 0),
    "one of several types": (Filters(types=("AID", "SANCTION")), 2),
    "an instrument": (Filters(instruments=("aid.loan",)), 1),
    "all below an instrument": (Filters(instruments=("aid",)), 2),
    "no instrument that merely begins so": (Filters(instruments=("aid.lo",)), 0),
    "a source's code": (Filters(sources=("ken",)), 1),
    "a source's name": (Filters(sources=("Kenya",)), 1),
    "a source named in Chinese": (Filters(sources=("肯尼亚",)), 1),
    "no source whose name merely holds it": (Filters(sources=("Keny",)), 0),
    "a target without its accent": (Filters(targets=("peru",)), 2),
    "a target's country": (Filters(targets=("PER",)), 2),
    "a source is no target": (Filters(targets=("KEN",)), 0),
    "a source with a character of patterns": (Filters(sources=("K(enya",)), 0),
    "a status": (Filters(statuses=("done",)), 2),
    "another status": (Filters(statuses=("denied",)), 0),
    "since the day itself": (Filters(since=dt.date(2019, 5, 1)), 1),
    "since the day after": (Filters(since=dt.date(2019, 5, 2)), 0),
    "until the day itself": (Filters(until=dt.date(2019, 5, 1)), 1),
    "until the day before": (Filters(until=dt.date(2019, 4, 30)), 0),
    "a document's key": (Filters(documents=("a.txt",)), 1),
    "the end of a path": (Filters(documents=("b.txt",)), 1),
    "part of a title": (Filters(documents=("title OF a",)), 1),
    "a speaker": (Filters(speakers=("Radio Lima",)), 2),
    "a speaker's country": (Filters(speakers=("PER",)), 2),
    "another speaker": (Filters(speakers=("Reuters",)), 0),
    "a language": (Filters(languages=("en",)), 2),
    "another language": (Filters(languages=("zh",)), 0),
    "a confidence": (Filters(confidence=0.75), 1),
    "a limit": (Filters(limit=1), 1),
    "a limit of none": (Filters(limit=0), 0),
    "several things at once": (Filters(types=("AID",), sources=("KEN",), confidence=0.1), 1),
}


@pytest.fixture
def two(casebook: Casebook) -> Casebook:
    first, second = a_document(), a_document("folder/b.txt", TEXT + " Again.")
    events = [
        a_loan(first),
        a_loan(
            second,
            source=Actor(None, "肯尼亚政府", None, "GOV"),
            instrument="aid.military.lethal",
            day=None,
            confidence=0.5,
        ),
    ]
    casebook.write(tables_of([first, second], events), [first.id, second.id], RUN)
    return casebook


@pytest.mark.parametrize("name", FILTERS)
def test_events_are_found_by(two: Casebook, name: str) -> None:
    filters, number = FILTERS[name]
    assert len(two.events(filters)) == number


@pytest.mark.parametrize("order", ["date", "type", "document", "confidence"])
def test_undated_later_and_less_sure_events_come_last(two: Casebook, order: str) -> None:
    keys = [e.document.key for e in two.iter_events(Filters(order=order))]  # type: ignore[arg-type]
    assert keys == ["a.txt", "folder/b.txt"]


def test_measures_and_links_are_filtered_by_what_they_have(two: Casebook) -> None:
    assert len(two.measures(Filters(types=("size",), sources=("KEN",)))) == 2
    assert len(two.measures(Filters(documents=("a.txt",)))) == 1
    assert len(two.links(Filters(types=("causes",), confidence=0.95))) == 0


def test_a_filter_that_rows_have_nothing_of_is_refused(two: Casebook) -> None:
    with pytest.raises(UsageError, match="measures cannot be filtered by statuses"):
        two.measures(Filters(statuses=("done",)))


def test_an_unknown_order_or_a_limit_below_none_is_refused(two: Casebook) -> None:
    with pytest.raises(UsageError, match="Did you mean 'date'"):
        two.events(Filters(order="dates"))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="the limit is -1"):
        two.events(Filters(limit=-1))


def test_an_event_is_shown_by_the_beginning_of_its_id(filled: Casebook) -> None:
    loan = a_loan(a_document())
    assert filled.event(loan.id[:6]) == loan
    assert filled.links_of(loan.id) == (a_link(loan),)


def test_an_id_that_is_unknown_or_not_enough_is_refused(two: Casebook) -> None:
    with pytest.raises(UsageError, match="no event 'zzz'"):
        two.event("zzz")
    with pytest.raises(UsageError, match="several events are meant by ''"):
        two.event("")


def test_the_summary_counts_what_is_there(two: Casebook) -> None:
    summary = two.summary()
    assert (summary.documents, summary.passages, summary.sentences) == (2, 4, 2)
    assert summary.events_by_type == {"AID": 2}
    assert summary.uncoded == {"no language pack for zh": 2}
    assert summary.languages == {"en": 2, "zh": 2}
    assert summary.notes[0] == ("a.txt", "decoded as UTF-8")
    assert summary.characters == 2 * len(TEXT) + len(" Again.")


def test_coverage_tells_of_each_document_what_was_not_coded(filled: Casebook) -> None:
    (row,) = filled.coverage().to_pylist()
    assert row["reasons"] == ["no language pack for zh"]
    assert (row["passages"], row["uncoded"], row["sentences"], row["events"]) == (2, 1, 1, 1)


def test_dyads_pair_each_source_with_each_target(filled: Casebook) -> None:
    assert filled.query("SELECT source, target, type FROM dyads").to_pylist() == [
        {"source": "KEN", "target": "PER", "type": "AID"}
    ]


def test_a_question_that_makes_no_sense_is_explained(filled: Casebook) -> None:
    with pytest.raises(UsageError, match="nothing"):
        filled.query("SELECT nothing FROM events")


def test_a_question_cannot_change_the_casebook(filled: Casebook) -> None:
    with pytest.raises(UsageError, match="read-only"):
        filled.query("DELETE FROM events")


def test_a_casebook_opened_to_be_read_is_not_written(filled: Casebook) -> None:
    reader = open_casebook(filled.path, read_only=True)
    assert reader.summary().events == 1
    with pytest.raises(CasebookError, match="read only"):
        reader.write(tables_of([]), [], RUN)


def test_mentions_without_antecedent_have_none(casebook: Casebook) -> None:
    document = a_document()
    mention = a_loan(document).sources[0]
    tables = tables_of([document]) | {
        "mentions": to_table([Within(document.id, 0, mention)], "mentions")
    }
    casebook.write(tables, [document.id], RUN)
    rows = casebook.query("SELECT span_start, span_end, antecedent_start FROM mentions").to_pylist()
    assert mention.span == Span(0, 5)
    assert rows == [{"span_start": 0, "span_end": 5, "antecedent_start": None}]
