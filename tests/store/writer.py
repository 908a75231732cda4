"""A process that writes documents to a casebook: ``python -m tests.store.writer PATH NUMBER``.

Prints each document's number once it is written, so that a test knows how far it has got.
"""

import sys
import time
from pathlib import Path

from gestae.store.casebook import open_casebook
from gestae.store.write import Run
from tests.store.telling import TEXT, a_document, tables_of


def write(path: Path, number: int) -> None:
    casebook = open_casebook(path)
    run = Run((str(number),))
    for count in range(number):
        document = a_document(f"{count}.txt", f"{TEXT} {count}")
        casebook.write(tables_of([document]), [document.id], run)
        print(count, flush=True)  # noqa: T201 - what the test waits for
        time.sleep(0.05)  # coding takes its time between two batches, too
    casebook.end(run)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
