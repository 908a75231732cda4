import datetime as dt
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from gestae.records import Decision, Document, Event
from gestae.records.columns import Within, to_table
from gestae.run.linking import link_casebook
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.decisions import append_decisions
from gestae.store.filters import Filters
from gestae.store.write import Run
from tests.assembly.tellings.told import CHILE, KENYA, a_document, an_event

Told = tuple[Document, tuple[Event, ...]]


def tell(text: str, key: str, trigger: str, published: str = "2024-03-12", **how: object) -> Told:
    document = a_document(text, key, published)
    return document, (an_event(document, trigger, **how),)  # type: ignore[arg-type]


WIRE = tell(
    "Norway pledged 45 million euros to Moldova for power lines.",
    "wire.txt", "pledged", day="2024-03-12", euros=45,
)  # fmt: skip
PAPER = tell(
    "Moldova will get 45 million euros that Norway promised on Tuesday to mend power lines.",
    "paper.txt", "promised", day="2024-03-12", euros=45,
)  # fmt: skip
DELIVERY = tell(
    "Norway sent the 45 million euros for power lines it pledged on 12 March to Moldova.",
    "later.txt", "sent", "2024-04-02",
    type_="AID", status="done", day="2024-03-12", euros=45,
)  # fmt: skip
OTHER = tell(
    "Chile banned imports of salmon from Kenya.",
    "other.txt", "banned", type_="SANCTION", instrument="sanction.import_ban",
    sources=(CHILE,), targets=(KENYA,), status="done",
)  # fmt: skip
ALL = (WIRE, PAPER, DELIVERY, OTHER)


def write(casebook: Casebook, told: Sequence[Told]) -> None:
    documents = [document for document, _ in told]
    events = [event for _, events in told for event in events]
    tables = {
        "documents": to_table(documents, "documents"),
        "sentences": to_table(
            [Within(e.document.id, n, e.sentence) for n, e in enumerate(events)], "sentences"
        ),
        "mentions": to_table(
            [
                Within(e.document.id, n, mention)
                for e in events
                for n, mention in enumerate((*e.sources, *e.targets))
            ],
            "mentions",
        ),
        "events": to_table(events, "events"),
    }
    casebook.write(tables, [document.id for document in documents], Run(("made",)))


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return open_casebook(tmp_path / "casebook.duckdb")


def deeds(casebook: Casebook) -> set[frozenset[str]]:
    """The documents that tell a deed, by deed."""
    keys = {event.id: event.document.key for event in casebook.iter_events()}
    return {frozenset(keys[name] for name in row["events"]) for row in casebook.deeds().to_pylist()}


def decide(casebook: Casebook, action: str, subject: str, other: str | None = None) -> str:
    made = dt.datetime(2024, 5, 1)  # noqa: DTZ001 - decisions are dated in UTC
    decision = Decision(made, "anna", action, subject, other)  # type: ignore[arg-type]
    with casebook.connection(to_write=True) as connection:
        append_decisions(connection, [decision])
    return decision.id


def test_tellings_of_one_deed_are_linked_across_documents(casebook: Casebook) -> None:
    write(casebook, ALL)
    linked = link_casebook(casebook)
    assert (linked.documents, linked.tellings, linked.deeds) == (4, 4, 1)
    assert deeds(casebook) == {
        frozenset({"wire.txt", "paper.txt", "later.txt"}),
        frozenset({"other.txt"}),
    }
    kinds = {link.kind for link in casebook.iter_links()}
    assert {"same_event", "updates"} <= kinds


def test_a_link_gives_its_reasons(casebook: Casebook) -> None:
    write(casebook, (WIRE, PAPER))
    link_casebook(casebook)
    (link,) = casebook.iter_links(Filters(types=("same_event",)))
    assert {"source", "target", "amount", "date"} <= {reason.rule for reason in link.reasons}
    assert link.document is None


def test_linking_again_changes_nothing(casebook: Casebook) -> None:
    write(casebook, ALL)
    first = link_casebook(casebook)
    before = casebook.links().sort_by("id"), casebook.deeds()
    again = link_casebook(casebook)
    assert (again.documents, again.compared) == (0, 0)
    assert (again.tellings, again.deeds, again.links) == (first.tellings, first.deeds, first.links)
    assert (casebook.links().sort_by("id"), casebook.deeds()) == before


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(permutations(ALL)):
        if number % 5:
            continue
        casebook = open_casebook(tmp_path / f"{number}.duckdb")
        for told in order:
            write(casebook, (told,))
            link_casebook(casebook)
        found.append((casebook.links().sort_by("id").to_pylist(), casebook.deeds().to_pylist()))
    assert all(one == found[0] for one in found)


def test_what_a_user_splits_stays_apart_when_linked_again_until_it_is_undone(
    casebook: Casebook,
) -> None:
    write(casebook, (WIRE, PAPER))
    link_casebook(casebook)
    decision = decide(casebook, "split", WIRE[1][0].id, PAPER[1][0].id)
    link_casebook(casebook)
    assert deeds(casebook) == {frozenset({"wire.txt"}), frozenset({"paper.txt"})}
    assert not list(casebook.iter_links(Filters(types=("same_event",))))
    decide(casebook, "undo", decision)
    link_casebook(casebook)
    assert deeds(casebook) == {frozenset({"wire.txt", "paper.txt"})}
    assert len(list(casebook.iter_links(Filters(types=("same_event",))))) == 1


def test_what_a_user_merges_is_one_deed_whatever_the_rules_say(casebook: Casebook) -> None:
    write(casebook, (WIRE, OTHER))
    decide(casebook, "merge", WIRE[1][0].id, OTHER[1][0].id)
    link_casebook(casebook)
    assert deeds(casebook) == {frozenset({"wire.txt", "other.txt"})}


def test_a_deed_stands_where_its_best_telling_has_it(casebook: Casebook) -> None:
    write(casebook, ALL)
    link_casebook(casebook)
    (deed,) = casebook.deeds(least=2).to_pylist()
    assert (deed["status"], deed["tellings"], deed["documents"]) == ("done", 3, 3)
    assert deed["date"]["start"] == dt.date(2024, 3, 12)
    assert [amount["text"] for amount in deed["amounts"]] == ["45 euros"]


def test_deeds_are_listed_where_one_telling_matches(casebook: Casebook) -> None:
    write(casebook, ALL)
    link_casebook(casebook)
    assert casebook.deeds(Filters(types=("SANCTION",))).num_rows == 1
    (deed,) = casebook.deeds(Filters(statuses=("pledged",))).to_pylist()
    assert deed["status"] == "done"


def test_without_linking_each_event_is_a_deed(casebook: Casebook) -> None:
    write(casebook, ALL)
    assert casebook.deeds().num_rows == 4


def test_an_empty_casebook_is_linked_without_complaint(casebook: Casebook) -> None:
    assert link_casebook(casebook).tellings == 0


def test_a_casebook_read_in_pieces_is_linked_as_one_read_at_once(
    casebook: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(casebook, ALL)
    link_casebook(casebook)
    whole = casebook.links().sort_by("id"), casebook.deeds()
    for name in ("AT_ONCE", "KEPT", "STORIES"):
        monkeypatch.setattr(f"gestae.run.linking.{name}", 1)
    with casebook.connection(to_write=True) as connection:
        for table in ("linked", "comparisons", "link_reasons", "links"):
            connection.execute(f"DELETE FROM {table}")
    link_casebook(casebook)
    assert (casebook.links().sort_by("id"), casebook.deeds()) == whole
