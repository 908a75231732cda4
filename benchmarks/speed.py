"""How long the whole command takes against nothing but the parse, in one run on one core.

Call: ``python benchmarks/speed.py [--documents 150] [--words 600] [--rounds 3]``. Each round runs
both commands on the same files; the lowest figures count. Goal: 1.5 or less.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus import write_corpus
from measured import Measured, measure, pin

HERE = Path(__file__).parent


def best(rounds: Sequence[Measured]) -> Measured:
    """The lowest times and the highest memory of several rounds."""
    return Measured(
        min(each.seconds for each in rounds),
        min(each.processor for each in rounds),
        max(each.megabytes for each in rounds),
    )


def main() -> None:
    """Makes the documents, measures both commands, prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=150)
    arguments.add_argument("--words", type=int, default=600)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    pin()
    gestae = str(Path(sys.executable).parent / "gestae")
    bare: list[Measured] = []
    whole: list[Measured] = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        folder.mkdir()
        words = write_corpus(folder, options.documents, options.words)
        print(f"{options.documents} documents, {words:,} words, best of {options.rounds} rounds")
        for number in range(options.rounds):
            casebook = Path(made) / f"{number}.duckdb"
            bare.append(measure([sys.executable, str(HERE / "bare_parse.py"), str(folder)]))
            whole.append(measure([gestae, "read", str(folder), "--casebook", str(casebook)]))
    show(best(bare), best(whole), words)


def show(bare: Measured, whole: Measured, words: int) -> None:
    """Prints both and their ratio."""
    print(f"{'':24}{'seconds':>10}{'processor':>12}{'words/s':>10}{'peak MB':>10}")
    for name, each in (("bare parse", bare), ("gestae read", whole)):
        rate = words / each.processor
        print(
            f"{name:24}{each.seconds:>10.1f}{each.processor:>12.1f}{rate:>10,.0f}"
            f"{each.megabytes:>10.0f}"
        )
    processor, clock = whole.processor / bare.processor, whole.seconds / bare.seconds
    print(f"ratio: {processor:.2f} of processor, {clock:.2f} by the clock (goal: 1.5)")


if __name__ == "__main__":
    main()
