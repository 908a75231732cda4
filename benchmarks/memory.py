"""Whether memory stays flat: the peak of ``gestae read`` over 100, 1,000 and 10,000 documents.

Call: ``python benchmarks/memory.py [--words 150] [--numbers 100 1000 10000]``.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from corpus import write_corpus
from measured import measure, pin


def main() -> None:
    """Makes the documents, measures the command, prints a line for each number."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--words", type=int, default=150)
    arguments.add_argument("--numbers", type=int, nargs="+", default=[100, 1_000, 10_000])
    options = arguments.parse_args()
    pin()
    gestae = str(Path(sys.executable).parent / "gestae")
    print(f"{'documents':>10}{'words':>12}{'seconds':>10}{'peak MB':>10}{'casebook MB':>13}")
    for number in options.numbers:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made) / "documents"
            folder.mkdir()
            words = write_corpus(folder, number, options.words)
            casebook = Path(made) / "casebook.duckdb"
            took = measure([gestae, "read", str(folder), "--casebook", str(casebook)])
            size = casebook.stat().st_size / 1e6
        print(
            f"{number:>10,}{words:>12,}{took.seconds:>10.1f}{took.megabytes:>10.0f}{size:>13.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
