"""How fast analyses answer from a casebook of 5,000 documents with 50,000 made events.

Call: ``python benchmarks/analyses.py [--documents 5000] [--casebook made.duckdb]``.

The casebook is that of ``linking.py``, linked; ``--casebook`` keeps it for the next time. Each
analysis runs three times in one process, after the tables are loaded; the best counts. ``busy`` is
time of the processor, which other work on the machine changes less; ``ratio`` is to that of listing
all events of a country, which every page of results costs.
"""

import argparse
import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gestae.analysis.brief.brief import make_brief
from gestae.analysis.ledgers.ledger import make_ledger
from gestae.analysis.network.network import make_network
from gestae.analysis.questions.questions import answer, ask
from gestae.analysis.reach.reach import find_reach
from gestae.analysis.relations.relations import relate
from gestae.analysis.search.search import search
from gestae.run.linking import link_casebook
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters
from linking import EVENTS, _write, make

ROUNDS = 3


def run(documents: int, kept: Path | None) -> None:
    """Prints a line for each analysis."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "made.duckdb"
        there = path.exists()
        casebook = open_casebook(path)
        if not there:
            _write(casebook, make(documents * EVENTS), {})
            link_casebook(casebook)
        question = ask(
            casebook, "Will it?", ["Russia strikes Ukraine.", "Russia will not strike Ukraine."]
        )
        search(casebook, "border talks")  # makes the index
        _, base = _best(lambda: casebook.events(Filters(sources=("JPN",))))
        print(f"{'analysis':<28}{'ms':>8}{'busy':>8}{'ratio':>8}")
        for name, analysis in _analyses(casebook, question).items():
            took, busy = _best(analysis)
            print(f"{name:<28}{took * 1e3:>8.0f}{busy * 1e3:>8.0f}{busy / base:>8.1f}", flush=True)


def _analyses(casebook: Casebook, question: object) -> dict[str, Callable[[], object]]:
    since = dt.date(2023, 12, 1)
    return {
        "ledger aid": lambda: make_ledger(casebook, "aid"),
        "ledger sanctions": lambda: make_ledger(casebook, "sanctions"),
        "ledger diplomacy": lambda: make_ledger(casebook, "diplomacy"),
        "in force on a day": lambda: make_ledger(casebook, "sanctions", on=since),
        "relations of two": lambda: relate(casebook, "RUS", "UKR"),
        "network": lambda: make_network(casebook),
        "reach": lambda: find_reach(casebook),
        "question": lambda: answer(casebook, question),  # type: ignore[arg-type]
        "search": lambda: search(casebook, "border talks"),
        "brief of a month": lambda: make_brief(casebook, since),
    }


def _best(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor, the best of each."""
    took, busy = [], []
    for _ in range(ROUNDS):
        start, processor = time.perf_counter(), time.process_time()
        work()
        took.append(time.perf_counter() - start)
        busy.append(time.process_time() - processor)
    return min(took), min(busy)


def main() -> None:
    """Reads the options and runs."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--documents", type=int, default=5_000)
    arguments.add_argument("--casebook", type=Path, help="made if it is not there, and kept")
    options = arguments.parse_args()
    run(options.documents, options.casebook)


if __name__ == "__main__":
    main()
