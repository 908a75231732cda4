import pyarrow as pa
import pytest

from gestae.errors import TableError
from gestae.records import Document, Failure, Parsed
from gestae.records.columns import from_table, to_table
from gestae.run.batch import code_batch
from tests.run import fakes


def a_table(*texts: str) -> pa.Table:
    documents = [Document(f"{i}.txt", text, path=f"{i}.txt") for i, text in enumerate(texts)]
    return to_table(documents, "documents")


def failures_of(tables: dict[str, pa.Table]) -> list[Failure]:
    return list(from_table(tables["failures"], "failures"))


def test_documents_become_tables_of_their_records_in_order() -> None:
    tables = fakes.work(a_table("Peru helps Chad\nChad helps Mali", "Mali helps Peru"))
    events = list(from_table(tables["events"], "events"))
    assert [event.sources[0].text for event in events] == ["Peru", "Chad", "Mali"]
    assert [len(tables[kind]) for kind in ("sentences", "mentions", "coded")] == [3, 6, 2]
    assert tables["sentences"]["number"].to_pylist() == [0, 1, 0]
    assert failures_of(tables) == []


@pytest.mark.parametrize(
    ("fault", "stage", "reason"),
    [
        ("break the parser", "parse", "ValueError: the parser is broken at fakes.py:"),
        ("break the coder", "code", "KeyError: 'nothing' at fakes.py:"),
        ("x helps y, break the columns", "store", "UsageError: events cannot be put into columns"),
    ],
)
def test_a_document_that_breaks_fails_alone(fault: str, stage: str, reason: str) -> None:
    tables = fakes.work(a_table("Peru helps Chad", fault, "Mali helps Peru"))
    (failure,) = failures_of(tables)
    assert (failure.path, failure.stage) == ("1.txt", stage)
    assert "please report it" in failure.reason
    assert failure.reason.startswith(reason)
    assert [e.sources[0].text for e in from_table(tables["events"], "events")] == ["Peru", "Mali"]
    assert len(tables["coded"]) == 2


def test_a_batch_without_documents_gives_tables_without_rows() -> None:
    assert {len(table) for table in fakes.work(a_table()).values()} == {0}


def test_a_fault_in_our_own_tables_stops_the_run() -> None:
    def with_bad_tables(_: Parsed) -> None:
        raise TableError(["triggers.csv:3: too few cells"])

    with pytest.raises(TableError, match=r"triggers\.csv:3"):
        code_batch(
            a_table("Peru helps Chad"),
            parse=fakes.parse,
            code_parsed=with_bad_tables,  # type: ignore[arg-type]
        )
