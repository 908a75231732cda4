import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from gestae.records import Document
from gestae.records.columns import to_table
from gestae.run.background import Beside
from gestae.run.batch import Tables, code_batch
from gestae.run.local import read_into_casebook
from gestae.store.casebook import Casebook, open_casebook
from tests.run import fakes

WORK = partial(code_batch, parse=fakes.parse, code_parsed=fakes.code)


@pytest.fixture
def told() -> list[int]:
    return []


@pytest.fixture
def beside(told: list[int]) -> Iterator[Beside]:
    def coded(tables: Tables) -> None:
        told.append(len(tables["events"]))

    made = Beside(WORK, coded=coded)
    yield made
    made.stop()


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return open_casebook(tmp_path / "casebook.duckdb")


def batch_of(*texts: str) -> object:
    return to_table(
        [Document(f"{number}.txt", text) for number, text in enumerate(texts)], "documents"
    )


def test_each_document_is_told_of_and_batches_stay_whole(beside: Beside, told: list[int]) -> None:
    batches = [batch_of("Chad helps Mali", "nothing"), batch_of("Mali helps Chad")]
    results = list(beside.execute(batches))  # type: ignore[arg-type]
    assert [len(tables["events"]) for tables in results] == [1, 1]
    assert told == [1, 0, 1]


def test_a_document_that_kills_its_process_fails_alone(beside: Beside) -> None:
    batch = batch_of("Chad helps Mali", "kill", "Mali helps Chad")
    (tables,) = beside.execute([batch])  # type: ignore[list-item]
    assert (len(tables["events"]), len(tables["failures"])) == (2, 1)


def test_it_can_be_stopped_while_it_codes_and_goes_on_with_the_next_run(
    beside: Beside, casebook: Casebook, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("Chad helps Mali, as it has done for many years now.")
    (folder / "b.txt").write_text("sleep")
    beside._coded = lambda _: threading.Timer(0.3, beside.stop).start()
    summary = read_into_casebook([folder], casebook, execute=beside.execute)
    assert summary.interrupted
    (folder / "b.txt").unlink()
    again = read_into_casebook([folder], casebook, execute=beside.execute)
    assert not again.interrupted
    assert casebook.summary().documents == 1


def test_files_are_named_from_the_folder_they_lie_in_for_a_while(
    beside: Beside, casebook: Casebook, tmp_path: Path
) -> None:
    folder = tmp_path / "for a while"
    (folder / "spring").mkdir(parents=True)
    (folder / "spring" / "a.txt").write_text("Chad helps Mali, as it has done for many years now.")
    (folder / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    read_into_casebook(sorted(folder.iterdir()), casebook, execute=beside.execute, below=folder)
    (document,) = casebook.query("SELECT key, path FROM documents").to_pylist()
    assert document == {"key": "spring/a.txt", "path": "spring/a.txt"}
    assert casebook.failures()["path"].to_pylist() == ["b.pdf"]
    assert casebook.query("SELECT inputs FROM runs").to_pylist() == [
        {"inputs": ["b.pdf", "spring"]}
    ]
