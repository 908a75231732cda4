"""How fast a casebook of 100,000 made events answers what the pages of the workbench ask.

Call: ``python benchmarks/pages.py [--documents 10000] [--rounds 20]``.

The events are those of ``linking.py``. They are not compared, which takes minutes: deeds are put in
as they were made, tellings of one deed are tied, and one tie of nine contradicts. The casebook is
held open as the workbench holds it. Each question is asked once before it counts; milliseconds are
by the clock (``median``, ``p95``) and of the processor (``busy``, the least).
"""

import argparse
import datetime as dt
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles

from gestae.analysis.facts import read_facts
from gestae.analysis.ledgers.ledger import make_ledger
from gestae.analysis.network.network import make_network
from gestae.analysis.relations.relations import relate
from gestae.records import Link, LinkKind, Reason
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.contradictions import AskedContradictions
from gestae.store.counting import count, count_deeds, facets
from gestae.store.documents import AskedDocuments, list_documents
from gestae.store.filters import Filters
from gestae.store.held import HeldCasebook
from gestae.store.linking import write_deeds, write_ties
from linking import EVENTS, _write, make

PAGE = 50
FEW = 3
"""Rounds of the questions that ask for everything."""


def run(documents: int, rounds: int) -> None:
    """Prints a line for each question."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.duckdb"
        deed_of: dict[str, int] = {}
        casebook = open_casebook(path)
        _write(casebook, make(documents * EVENTS), deed_of)
        _tie(casebook, deed_of)
        print(f"{'question':<34}{'median':>8}{'p95':>8}{'busy':>8}")
        with HeldCasebook(path, idle=3_600) as held:
            for name, question in _pages(held).items():
                print(_line(name, question, rounds), flush=True)
            for name, question in _whole(held).items():
                print(_line(name, question, FEW), flush=True)


def _tie(casebook: Casebook, deed_of: Mapping[str, int]) -> None:
    """Puts the deeds in as they were made, with links between their tellings."""
    tellings: dict[int, list[str]] = defaultdict(list)
    for event, deed in deed_of.items():
        tellings[deed].append(event)
    deeds = {event: min(told) for told in tellings.values() for event in told}
    with casebook.connection(to_write=True) as connection:
        connection.execute("BEGIN")
        write_deeds(connection, deeds)
        write_ties(connection, (), list(_links(tellings)))
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT")


def _links(tellings: Mapping[int, list[str]]) -> Iterator[Link]:
    chance = random.Random(7)
    reasons = (Reason("amounts", "one says more than the other", 1.0),)
    for told in tellings.values():
        for one, other in pairwise(told):
            differs = chance.random() < 1 / 9
            kind: LinkKind = "contradicts" if differs else "same_event"
            yield Link(kind, one, other, chance.random(), reasons, None, None, severity="major")


def _pages(held: HeldCasebook) -> dict[str, Callable[[], object]]:
    """What one page asks for."""
    page = held.event_ids(Filters(limit=PAGE))
    japan, dyad = Filters(sources=("JPN",)), Filters(sources=("RUS",), targets=("UKR",))
    aid = Filters(instruments=("aid",), since=dt.date(2023, 1, 1))
    return {
        "events by date": lambda: held.events(Filters(limit=PAGE)),
        "events from the 90,000th": lambda: held.events(Filters(limit=PAGE, offset=90_000)),
        "events by confidence": lambda: held.events(Filters(limit=PAGE, order="confidence")),
        "events of a country": lambda: held.events(Filters(limit=PAGE, sources=("JPN",))),
        "events of a name": lambda: held.events(Filters(limit=PAGE, targets=("Japan",))),
        "an event": lambda: held.event(page[0]),
        "events counted": lambda: count(held, "events"),
        "of a country counted": lambda: count(held, "events", japan),
        "facets of all": lambda: facets(held),
        "facets of a country": lambda: facets(held, japan),
        "deeds by date": lambda: held.deeds(Filters(limit=PAGE)),
        "deeds counted": lambda: count_deeds(held),
        "documents": lambda: list_documents(held, AskedDocuments(limit=PAGE)),
        "documents by words": lambda: list_documents(held, AskedDocuments(words="usa", limit=PAGE)),
        "links among a page": lambda: held.links_among(page),
        "contradictions": lambda: held.contradictions(AskedContradictions(limit=PAGE)),
        "who tells a deed": lambda: held.corroboration(page[0]),
        "facts of a dyad": lambda: list(read_facts(held, dyad)),
        "facts of aid since a day": lambda: list(read_facts(held, aid)),
        "relation of two": lambda: relate(held, "RUS", "UKR"),
    }


def _whole(held: HeldCasebook) -> dict[str, Callable[[], object]]:
    """What asks for a large part of the casebook, and is remembered until something is written."""
    return {
        "facts of all": lambda: list(read_facts(held, Filters())),
        "network of all": lambda: make_network(held),
        "ledger of aid": lambda: make_ledger(held, "aid"),
        "ledger of sanctions": lambda: make_ledger(held, "sanctions"),
    }


def _line(name: str, question: Callable[[], object], rounds: int) -> str:
    question()
    took, busy = [], []
    for _ in range(rounds):
        start, processor = time.perf_counter(), time.process_time()
        question()
        took.append(time.perf_counter() - start)
        busy.append(time.process_time() - processor)
    last = quantiles(took, n=20)[-1] if rounds >= 20 else max(took)
    return f"{name:<34}{median(took) * 1e3:>8.0f}{last * 1e3:>8.0f}{min(busy) * 1e3:>8.0f}"


def main() -> None:
    """Reads the options and runs."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--documents", type=int, default=10_000)
    arguments.add_argument("--rounds", type=int, default=20)
    options = arguments.parse_args()
    run(options.documents, options.rounds)


if __name__ == "__main__":
    main()
