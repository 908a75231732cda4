import pytest

from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.portions import iter_portions, list_events
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_loan, tables_of


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    opened = open_casebook(tmp_path_factory.mktemp("portions") / "casebook.duckdb")
    documents = [a_document(f"{n}.txt", f"{TEXT} {n}.") for n in range(7)]
    told = [
        a_loan(documents[0]),
        a_loan(documents[1], instrument="aid.financial", day=None, confidence=0.5),
        *(a_loan(document, confidence=0.9) for document in documents[2:]),
    ]
    opened.write(tables_of(documents, told), [d.id for d in documents], Run(("x",)))
    return opened


@pytest.mark.parametrize("order", ["date", "latest", "document", "type", "status", "doubt"])
def test_a_page_is_what_listing_all_gives_there(casebook: Casebook, order: str) -> None:
    everything = casebook.events(Filters(order=order))  # type: ignore[arg-type]
    page = list_events(casebook, Filters(order=order, limit=4, offset=3))  # type: ignore[arg-type]
    assert page.to_pylist() == everything.slice(3, 4).to_pylist()


def test_what_was_read_is_listed_as_it_was_read(casebook: Casebook) -> None:
    asked = Filters(as_read=True, limit=2)
    assert list_events(casebook, asked).to_pylist() == casebook.events(asked).to_pylist()


def test_portions_come_to_all_rows_in_their_order(casebook: Casebook) -> None:
    portions = list(iter_portions(casebook, "events", Filters(), size=3))
    told = [row for portion in portions for row in portion.to_pylist()]
    assert len(portions) == 3
    assert told == casebook.events().to_pylist()


def test_portions_end_at_the_limit(casebook: Casebook) -> None:
    portions = iter_portions(casebook, "events", Filters(limit=5, offset=1), size=2)
    told = [row["id"] for portion in portions for row in portion.to_pylist()]
    assert told == casebook.events()["id"].to_pylist()[1:6]


def test_what_is_latest_comes_first_and_what_has_no_date_last(casebook: Casebook) -> None:
    days = [
        event.date and event.date.start for event in casebook.iter_events(Filters(order="latest"))
    ]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert days[: len(dated)] == dated
