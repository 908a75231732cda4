"""How long the whole command takes against nothing but the parse, in one run on one core.

Call: ``python benchmarks/speed.py [--documents 150] [--words 600] [--rounds 3]``. Each round runs
all commands on the same files; the lowest figures count. Goals: at most 1.5 times the parse
without the learned judge, 3 times with it.
"""

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
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
    """Makes the documents, measures the commands, prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--documents", type=int, default=150)
    arguments.add_argument("--words", type=int, default=600)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    pin()
    gestae = str(Path(sys.executable).parent / "gestae")
    found: dict[str, list[Measured]] = {}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "documents"
        folder.mkdir()
        words = write_corpus(folder, options.documents, options.words)
        print(f"{options.documents} documents, {words:,} words, best of {options.rounds} rounds")
        for number in range(options.rounds):
            casebook = Path(made) / f"{number}.duckdb"
            other = Path(made) / f"{number}-judged.duckdb"
            parse = [sys.executable, str(HERE / "bare_parse.py"), str(folder)]
            read = [gestae, "read", str(folder), "--no-judge", "--casebook", str(casebook)]
            judged = [gestae, "read", str(folder), "--casebook", str(other)]
            for name, command in (
                ("bare parse", parse),
                ("parse and name tagger", [*parse, "--as-it-comes"]),
                ("gestae read --no-judge", read),
                ("gestae read", judged),
            ):
                found.setdefault(name, []).append(measure(command))
    show({name: best(rounds) for name, rounds in found.items()}, words)


def show(found: Mapping[str, Measured], words: int) -> None:
    """Prints what each command took, and the ratios of the whole to the parses."""
    print(f"{'':24}{'seconds':>10}{'processor':>12}{'words/s':>10}{'peak MB':>10}")
    for name, each in found.items():
        rate = words / each.processor
        print(
            f"{name:24}{each.seconds:>10.1f}{each.processor:>12.1f}{rate:>10,.0f}"
            f"{each.megabytes:>10.0f}"
        )
    for whole in ("gestae read --no-judge", "gestae read"):
        for name in ("bare parse", "parse and name tagger"):
            processor = found[whole].processor / found[name].processor
            clock = found[whole].seconds / found[name].seconds
            print(f"{whole} to {name}: {processor:.2f} of processor, {clock:.2f} by the clock")


if __name__ == "__main__":
    main()
