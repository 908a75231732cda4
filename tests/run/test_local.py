import shutil
from collections.abc import Generator, Iterable
from pathlib import Path

import pyarrow as pa
import pytest

from gestae.errors import UsageError
from gestae.run import local
from gestae.run.batch import Tables
from gestae.run.local import Progress, read_into_casebook, stream_events
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.summary import Summary
from tests.run import fakes
from tests.store.test_casebook import content_of

STORIES = {
    "a.txt": "Peru helps Chad with grain after the long drought of the year before.",
    "b.txt": "Mali helps Togo to rebuild a bridge that a flood had carried away in spring.",
    "c.txt": "Fiji helps Cuba with doctors, who arrive at the port early in the morning.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return open_casebook(tmp_path / "casebook.duckdb")


def read(folder: Path, casebook: Casebook, execute: object = fakes.here) -> Summary:
    return read_into_casebook([folder], casebook, execute=execute)  # type: ignore[arg-type]


def records_of(casebook: Casebook) -> dict[str, list[tuple[object, ...]]]:
    """All rows but those that tell of the runs themselves."""
    content = content_of(casebook)
    run_column = {"documents": -1, "failures": -1, "duplicates": -1}
    return {
        kind: [row[: run_column.get(kind)] for row in rows]
        for kind, rows in content.items()
        if kind not in {"runs", "casebook"}
    }


def test_a_run_counts_what_it_added(folder: Path, casebook: Casebook) -> None:
    summary = read(folder, casebook)
    assert (summary.documents, summary.events, summary.known, summary.failures) == (3, 3, 0, ())
    assert summary.events_by_type == {"AID": 3}
    assert summary.uncoded == {"no language pack for xx": 3}
    assert summary.sentences == sum(len(text.splitlines()) for text in STORIES.values())
    assert summary.passages >= 3
    assert summary.seconds is not None
    assert casebook.summary().events == 3


def test_a_second_run_over_the_same_input_changes_nothing(folder: Path, casebook: Casebook) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "copy.txt").write_text(STORIES["a.txt"], encoding="utf-8")
    first = read(folder, casebook)
    before = content_of(casebook)
    second = read(folder, casebook)
    assert content_of(casebook) == before
    assert (first.documents, len(first.duplicates), len(first.failures)) == (3, 1, 1)
    assert (second.documents, second.known, second.duplicates) == (0, 4, ())
    assert second.failures == first.failures, "what is broken is said again"
    assert len(before["runs"]) == 1


def test_new_documents_are_added_to_those_that_are_there(folder: Path, casebook: Casebook) -> None:
    read(folder, casebook)
    (folder / "d.txt").write_text("Iran helps Oman.", encoding="utf-8")
    summary = read(folder, casebook)
    assert (summary.documents, summary.known, casebook.summary().documents) == (1, 3, 4)
    assert len(content_of(casebook)["runs"]) == 2


def test_the_record_is_the_same_in_one_process_and_in_two(folder: Path, tmp_path: Path) -> None:
    for number in range(40):
        words = f"Land{number} helps Ort{number} with {number} ships of the kind {number * number}."
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    (folder / "3-copy.txt").write_text((folder / "3.txt").read_text())
    one, two = open_casebook(tmp_path / "1.duckdb"), open_casebook(tmp_path / "2.duckdb")
    local_batch = local.BATCH_ITEMS
    try:
        local.BATCH_ITEMS = 7
        read(folder, one)
        read(folder, two, fakes.in_two_processes)
    finally:
        local.BATCH_ITEMS = local_batch
    assert records_of(one) == records_of(two)
    assert one.summary().events == 43


def test_the_order_of_the_input_does_not_change_the_record(folder: Path, tmp_path: Path) -> None:
    one, two = open_casebook(tmp_path / "1.duckdb"), open_casebook(tmp_path / "2.duckdb")
    paths = sorted(folder.iterdir())
    read_into_casebook(paths, one, execute=fakes.here)
    read_into_casebook(reversed(paths), two, execute=fakes.here)
    assert list(one.iter_events()) == list(two.iter_events())


def test_the_same_file_named_otherwise_is_no_copy(
    folder: Path, casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(folder, casebook)
    monkeypatch.chdir(folder)
    summary = read_into_casebook(
        ["a.txt", Path("../documents/b.txt")], casebook, execute=fakes.here
    )
    assert (summary.known, summary.duplicates) == (2, ())


@pytest.mark.parametrize("execute", [fakes.here, fakes.in_two_processes], ids=["one", "two"])
def test_a_document_that_breaks_the_coder_is_kept_and_tried_again(
    folder: Path, casebook: Casebook, execute: object
) -> None:
    (folder / "b.txt").write_text("Mali helps Togo: break the coder.", encoding="utf-8")
    summary = read(folder, casebook, execute)
    assert [(Path(f.path).name, f.stage) for f in summary.failures] == [("b.txt", "code")]
    assert (summary.documents, summary.events) == (3, 2)
    before = content_of(casebook)
    again = read(folder, casebook, execute)
    assert (again.documents, again.known, again.failures) == (0, 2, summary.failures)
    assert content_of(casebook) == before


def test_a_document_that_kills_its_process_fails_alone(folder: Path, casebook: Casebook) -> None:
    (folder / "b.txt").write_text("They kill everything.", encoding="utf-8")
    summary = read(folder, casebook, fakes.in_two_processes)
    (failure,) = summary.failures
    assert "its process died" in failure.reason
    assert summary.events == 2


def test_what_cannot_be_kept_in_columns_fails_alone(folder: Path, casebook: Casebook) -> None:
    (folder / "b.txt").write_text("Mali helps Togo: break the columns.", encoding="utf-8")
    summary = read(folder, casebook)
    assert [failure.stage for failure in summary.failures] == ["store"]
    assert summary.events == 2


def test_a_missing_path_is_a_failure_and_the_others_are_read(
    folder: Path, casebook: Casebook
) -> None:
    summary = read_into_casebook([folder / "none.txt", folder], casebook, execute=fakes.here)
    assert [Path(failure.path).name for failure in summary.failures] == ["none.txt"]
    assert summary.documents == 3


def test_a_failure_is_gone_once_the_file_is_mended(folder: Path, casebook: Casebook) -> None:
    read_into_casebook([folder / "d.txt"], casebook, execute=fakes.here)
    assert len(casebook.failures()) == 1
    (folder / "d.txt").write_text("Iran helps Oman.", encoding="utf-8")
    read_into_casebook([folder / "d.txt"], casebook, execute=fakes.here)
    assert len(casebook.failures()) == 0


def test_the_casebook_itself_is_not_read(folder: Path) -> None:
    casebook = open_casebook(folder / "casebook.duckdb")
    assert read(folder, casebook).failures == ()
    assert read(folder, casebook).failures == ()


def test_ctrl_c_keeps_what_was_written(
    folder: Path, casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "BATCH_ITEMS", 1)

    def interrupted(batches: Iterable[pa.Table]) -> Generator[Tables, None, None]:
        for number, tables in enumerate(fakes.here(batches)):
            if number == 2:
                raise KeyboardInterrupt
            yield tables

    summary = read(folder, casebook, interrupted)
    assert (summary.interrupted, summary.documents, casebook.summary().events) == (True, 2, 2)
    completed = read(folder, casebook)
    assert (completed.known, completed.documents, completed.interrupted) == (2, 1, False)
    flags = casebook.query("SELECT interrupted FROM runs ORDER BY started")["interrupted"]
    assert flags.to_pylist() == [True, False]


def test_progress_tells_the_path_and_ends_with_the_counts(folder: Path, casebook: Casebook) -> None:
    seen: list[Progress] = []
    read_into_casebook([folder], casebook, execute=fakes.here, progress=seen.append)
    assert [Path(p.path).name for p in seen if p.path] == ["a.txt", "b.txt", "c.txt"]
    assert (seen[-1].documents, seen[-1].events, seen[-1].path) == (3, 3, None)


def test_a_single_string_is_no_list_of_paths(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="given as a list"):
        read_into_casebook("a.txt", casebook, execute=fakes.here)


def test_jobs_below_one_are_refused(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="jobs is 0"):
        read_into_casebook([], casebook, jobs=0)


def test_events_are_streamed_without_a_casebook_copies_too(folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "a-copy.txt")
    (folder / "e.txt").write_text("Iran helps Oman: break the coder.", encoding="utf-8")
    failures: list[object] = []
    paths = [folder, folder / "none.txt"]
    events = list(stream_events(paths, execute=fakes.here, failed=failures.append))
    assert [e.sources[0].text for e in events] == ["Peru", "Peru", "Mali", "Fiji"]
    assert [e.document.key[-10:] for e in events[:2]] == ["a-copy.txt", "ents/a.txt"]
    assert {Path(failure.path).name for failure in failures} == {"e.txt", "none.txt"}
