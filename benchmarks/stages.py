"""Where the time goes: each stage of ``gestae read`` by itself, in one process on one core.

Call: ``python benchmarks/stages.py [--documents 150] [--words 600]``. A stage is run over all
documents before the next begins, which takes more memory than a real run and the same time.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from corpus import write_corpus
from gestae.coders.code import code
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers import read_path
from gestae.records import Document
from gestae.records.columns import to_table
from gestae.run.batch import to_tables
from gestae.run.duplicates import Sieve
from gestae.store.casebook import open_casebook
from gestae.store.write import Run
from measured import pin

T = TypeVar("T")


def main() -> None:
    """Makes the documents, times the stages, prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=150)
    arguments.add_argument("--words", type=int, default=600)
    options = arguments.parse_args()
    pin()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        folder.mkdir()
        words = write_corpus(folder, options.documents, options.words)
        show(time_stages(folder, Path(made) / "casebook.duckdb"), words)


def time_stages(folder: Path, path: Path) -> dict[str, float]:
    """Seconds of processor by stage."""
    took: dict[str, float] = {}

    def timed(stage: str, step: Callable[[], T]) -> T:
        begun = time.process_time()
        result = step()
        took[stage] = time.process_time() - begun
        return result

    ontology = timed("load tables", load_ontology)
    warm = timed("load parser", lambda: list(parse_documents([_a_document(folder)])))
    assert warm
    items = timed("read files", lambda: list(read_path(folder)))
    documents = [item for item in items if isinstance(item, Document)]
    casebook = open_casebook(path)
    sieve = Sieve(casebook)
    sifted = timed("sift copies", lambda: sieve.sift(documents))
    parsed = timed("parse", lambda: list(parse_documents(sifted.new)))
    coded = timed("code", lambda: [code(each, ontology) for each in parsed])
    tables = timed("columns", lambda: to_tables(coded, ()))
    kept = {"documents": to_table(sifted.new, "documents")}
    kept["signatures"] = sieve.signatures(sifted.new)
    ids = [document.id for document in sifted.new]
    del tables["coded"]
    timed("write", lambda: casebook.write(tables | kept, ids, Run(("benchmark",))))
    return took


def _a_document(folder: Path) -> Document:
    return next(item for item in read_path(folder) if isinstance(item, Document))


def show(took: dict[str, float], words: int) -> None:
    """Prints the stages, each beside the parse."""
    print(f"{words:,} words\n{'stage':14}{'seconds':>10}{'µs a word':>12}{'of the parse':>14}")
    for stage, seconds in took.items():
        share = seconds / took["parse"]
        print(f"{stage:14}{seconds:>10.2f}{seconds / words * 1e6:>12.1f}{share:>14.0%}")


if __name__ == "__main__":
    main()
