import datetime as dt

import pytest

from gestae.errors import UsageError
from gestae.records import Document, Failure
from gestae.records.columns import to_table
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.documents import AskedDocuments, count_documents, list_documents
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_loan, tables_of


def documents() -> list[Document]:
    days = (dt.date(2019, 6, 1), dt.date(2020, 1, 1), dt.date(2021, 1, 1))
    return [
        a_document(f"{name}.txt", TEXT + name, day)
        for name, day in zip(("b", "a", "c"), days, strict=True)
    ]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    casebook = open_casebook(tmp_path_factory.mktemp("listed") / "casebook.duckdb")
    told = documents()[:2]
    tables = tables_of(documents(), [a_loan(document) for document in told])
    failures = [Failure("a.txt", "parse", "page 2 is torn")]
    tables["failures"] = to_table(failures, "failures")
    casebook.write(tables, [d.id for d in documents()], Run(("x",)))
    return casebook


def keys(casebook: Casebook, asked: AskedDocuments) -> list[str]:
    return [str(key) for key in list_documents(casebook, asked)["key"].to_pylist()]


def test_documents_are_listed_with_how_much_was_read_of_each(casebook: Casebook) -> None:
    rows = list_documents(casebook).to_pylist()
    assert [row["key"] for row in rows] == ["c.txt", "a.txt", "b.txt"]
    assert [row["events"] for row in rows] == [0, 1, 1]
    assert [row["failures"] for row in rows] == [0, 1, 0]
    assert {(row["sentences"], row["measures"], row["uncoded"]) for row in rows} == {(1, 1, 1)}
    assert (rows[0]["publisher"], rows[0]["published"]) == ("Radio Lima", dt.date(2021, 1, 1))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (AskedDocuments(words="TITLE OF A"), ["a.txt"]),
        (AskedDocuments(words="rádio"), ["c.txt", "a.txt", "b.txt"]),
        (AskedDocuments(words="nothing such"), []),
        (AskedDocuments(publishers=("radio lima",), since=dt.date(2020, 1, 1)), ["c.txt", "a.txt"]),
        (AskedDocuments(until=dt.date(2020, 1, 1)), ["a.txt", "b.txt"]),
        (AskedDocuments(languages=("zh",)), []),
        (AskedDocuments(silent=True), ["c.txt"]),
        (AskedDocuments(silent=False, order="key"), ["a.txt", "b.txt"]),
        (AskedDocuments(failed=True), ["a.txt"]),
        (AskedDocuments(failed=False), ["c.txt", "b.txt"]),
        (AskedDocuments(order="title", limit=2, offset=1), ["b.txt", "c.txt"]),
        (AskedDocuments(order="events"), ["a.txt", "b.txt", "c.txt"]),
    ],
)
def test_documents_that_match_are_listed_and_counted(
    casebook: Casebook, asked: AskedDocuments, expected: list[str]
) -> None:
    assert keys(casebook, asked) == expected
    if not asked.offset:
        assert count_documents(casebook, asked) == len(expected)


def test_an_id_s_beginning_finds_its_document(casebook: Casebook) -> None:
    document = documents()[0]
    assert keys(casebook, AskedDocuments(words=document.id[:8])) == ["b.txt"]


def test_a_wrong_limit_or_order_is_refused(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="limit is -1"):
        list_documents(casebook, AskedDocuments(limit=-1))
    with pytest.raises(UsageError, match="order"):
        list_documents(casebook, AskedDocuments(order="size"))  # type: ignore[arg-type]
