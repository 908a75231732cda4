from dataclasses import replace

import pytest

from gestae.errors import UsageError
from gestae.records import Actor, Document, Event, Link
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.counting import FACETS, Counted, count, count_deeds, facets
from gestae.store.filters import Filters, Order
from gestae.store.linking import write_deeds, write_ties
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_loan, tables_of

CHAD = Actor("TCD", "Chad", "TCD", "GOV")


def documents() -> list[Document]:
    texts = (TEXT + end for end in ("", " One.", " Two."))
    return [a_document(f"{n}.txt", text) for n, text in enumerate(texts)]


def events() -> list[Event]:
    one, two, three = documents()
    return [
        a_loan(one),
        a_loan(two, instrument="aid.financial", day=None, confidence=0.5),
        a_loan(three, source=CHAD, type_="AGREE", confidence=0.9),
    ]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    casebook = open_casebook(tmp_path_factory.mktemp("counted") / "casebook.duckdb")
    casebook.write(tables_of(documents(), events()), [d.id for d in documents()], Run(("x",)))
    first, second, third = sorted(event.id for event in events())
    with casebook.connection(to_write=True) as connection:
        write_deeds(connection, {first: first, second: first, third: third})
        write_ties(
            connection,
            (),
            [
                Link("same_event", first, second, 0.9, (), None, None),
                Link("contradicts", second, third, 0.8, (), None, None),
            ],
        )
    return casebook


def named(counted: tuple[Counted, ...]) -> list[tuple[str, str, int]]:
    return [(one.value, one.name, one.events) for one in counted]


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(types=("AID",)),
        Filters(sources=("Kenya",)),
        Filters(documents=("1.txt",), languages=("en",)),
        Filters(types=("AID",), limit=1, offset=1),
        Filters(as_read=True, confidence=0.7),
        Filters(review=("rejected",)),
    ],
)
def test_a_count_is_that_of_the_rows_without_a_limit(casebook: Casebook, filters: Filters) -> None:
    whole = replace(filters, limit=None, offset=0)
    assert count(casebook, "events", filters) == len(casebook.events(whole))


def test_measures_and_links_are_counted_as_they_are_listed(casebook: Casebook) -> None:
    asked = Filters(documents=("1.txt",))
    assert count(casebook, "measures", asked) == len(casebook.measures(asked)) == 1
    assert count(casebook, "links", Filters(types=("causes",))) == 3


def test_deeds_are_counted_as_they_are_listed(casebook: Casebook) -> None:
    assert count_deeds(casebook) == len(casebook.deeds()) == 2
    assert count_deeds(casebook, least=2) == len(casebook.deeds(least=2)) == 1
    assert count_deeds(casebook, Filters(types=("COERCE",))) == 0


def test_what_rows_do_not_have_cannot_be_counted_by(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="measures cannot be filtered by statuses"):
        count(casebook, "measures", Filters(statuses=("done",)))


def test_facets_count_each_value_the_most_frequent_first(casebook: Casebook) -> None:
    found = facets(casebook)
    assert tuple(found) == FACETS
    assert named(found["type"]) == [("AID", "AID", 2), ("AGREE", "AGREE", 1)]
    assert named(found["instrument"]) == [("aid.loan",) * 2 + (2,), ("aid.financial",) * 2 + (1,)]
    assert named(found["source"]) == [("KEN", "Kenya", 2), ("TCD", "Chad", 1)]
    assert named(found["target"]) == [("PER", "Perú", 3)]
    assert {one.name for one in found["document"]} == {f"Title of {n}.txt" for n in range(3)}


def test_facets_count_only_what_matches_and_no_more_values_than_asked_for(
    casebook: Casebook,
) -> None:
    found = facets(casebook, Filters(types=("AGREE",)))
    assert named(found["source"]) == [("TCD", "Chad", 1)]
    assert found["status"] == (Counted("done", "done", 1),)
    assert all(len(values) <= 1 for values in facets(casebook, most=1).values())
    assert not any(facets(casebook, Filters(types=("ASSAULT",))).values())


@pytest.mark.parametrize("order", ["date", "document", "type", "confidence", "doubt"])
def test_pages_follow_each_other_without_gap_or_overlap(casebook: Casebook, order: Order) -> None:
    whole = casebook.event_ids(Filters(order=order))
    pages = [casebook.events(Filters(order=order, limit=1, offset=n)) for n in range(4)]
    assert [name for page in pages for name in page["id"].to_pylist()] == whole


def test_an_offset_below_zero_is_refused(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="offset is -1"):
        casebook.events(Filters(offset=-1))


def test_links_among_ids_have_both_ends_there(casebook: Casebook) -> None:
    first, second, third = sorted(event.id for event in events())
    assert [link.kind for link in casebook.links_among([first, second])] == ["same_event"]
    assert len(casebook.links_among([first, second, third])) == 2
    assert casebook.links_among([]) == ()
