import pytest

from gestae.records import Cue, Event, Link, Span
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from gestae.store.linking import write_deeds, write_ties
from gestae.store.ties import Tie, ToldDeed, read_deeds, read_kinds, read_ties
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, a_loan, tables_of


def events() -> list[Event]:
    documents = [a_document(f"{n}.txt", f"{TEXT} {n}.") for n in range(4)]
    found = [a_loan(d, instrument=f"aid.{n}") for n, d in enumerate(documents)]
    return sorted(found, key=lambda event: event.id)


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    """Four tellings of three deeds: the first two tell one, which is part of the third."""
    casebook = open_casebook(tmp_path_factory.mktemp("tied") / "casebook.duckdb")
    documents = [a_document(f"{n}.txt", f"{TEXT} {n}.") for n in range(4)]
    casebook.write(tables_of(documents, events()), [d.id for d in documents], Run(("x",)))
    one, two, three, four = (event.id for event in events())
    if_paid = Cue("if", Span(0, 2))
    with casebook.connection(to_write=True) as connection:
        write_deeds(connection, {one: one, two: one, three: three, four: four})
        write_ties(
            connection,
            (),
            [
                Link("part_of", two, three, 0.9, (), None, None),
                Link("condition", "somewhere", two, 0.8, (), if_paid, None),
                Link("same_event", one, two, 0.9, (), None, None),
                Link("contradicts", three, four, 0.7, (), None, None),
            ],
        )
    return casebook


def test_each_event_has_its_deed_and_how_often_that_is_told(casebook: Casebook) -> None:
    one, two, three, _ = (event.id for event in events())
    with casebook.connection() as connection:
        found = set(read_deeds(connection, [one, two, three]))
    assert found == {ToldDeed(one, one, 2), ToldDeed(two, one, 2), ToldDeed(three, three, 1)}


def test_ties_are_those_of_the_deeds_that_are_asked_for(casebook: Casebook) -> None:
    one, two, three, _ = (event.id for event in events())
    with casebook.connection() as connection:
        found = read_ties(connection, [one])
    assert {(tie.kind, tie.from_deed, tie.to_deed, tie.to) for tie in found} == {
        ("part_of", one, three, three),
        ("condition", "somewhere", one, two),
    }
    assert [tie.evidence for tie in found if tie.kind == "condition"] == ["if"]
    assert all(isinstance(tie, Tie) for tie in found)


def test_a_tie_with_an_end_that_users_rejected_is_left_out(casebook: Casebook) -> None:
    three, four = (event.id for event in events()[2:])
    with casebook.connection() as connection:
        assert [tie.kind for tie in read_ties(connection, [four])] == ["contradicts"]
    casebook.review.reject(three, by="ana")
    with casebook.connection() as connection:
        assert read_ties(connection, [four]) == []


def test_kinds_are_those_of_the_events_that_match(casebook: Casebook) -> None:
    asked = Filters(instruments=("aid.0", "aid.1"), review=("all",))
    assert {(type_, told) for _, type_, told in read_kinds(casebook, asked)} == {
        ("AID", "aid.0"),
        ("AID", "aid.1"),
    }
    assert len(read_kinds(casebook, Filters(as_read=True))) == 4
