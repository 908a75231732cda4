"""Floors for the gate, from what the coder reaches on it now: printed as TOML.

Usage: python evaluation/floors.py > /tmp/floors.toml && mv /tmp/floors.toml evaluation/floors.toml

Those of Chinese, ``floors-zh.toml``, are of the gate ``evaluation/corpus-zh/gate``, which is then
given as the argument.

Each floor lies ``MARGIN`` below what is measured, so that an honest change elsewhere does not trip
over it; an error may be that much larger. Look at the difference before you keep it: floors are
raised after a gain, and lowered only where the annotation was wrong, or a precision where recall
has gained so much more that F1 rose.
"""

import argparse
from pathlib import Path

from gestae.evaluation.evaluate import evaluate

GATE = Path(__file__).parent / "corpus" / "gate"
MARGIN = 0.03
PRECISE = ("type", "source", "target")
"""Aspects whose precision has a floor of its own beside F1: what is told should be so."""


def main() -> None:
    """Prints the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gate", type=Path, nargs="?", default=GATE)
    evaluation = evaluate(parser.parse_args().gate)
    print("# The least the coder must reach on the gate; `make test` fails below.")
    print("# Made by evaluation/floors.py, which says how. Errors are the most that is allowed.")
    for name, score in evaluation.scores.items():
        print(f"\n[{name}]\nf1 = {floor(score.f1)}")
        if name in PRECISE:
            print(f"precision = {floor(score.precision)}")
    error = evaluation.calibration.error or 0.0
    print(f"\n[calibration]\nerror = {error + MARGIN:.3f}")


def floor(reached: float | None) -> str:
    """A floor below what was reached."""
    return f"{max(0.0, (reached or 0.0) - MARGIN):.3f}"


if __name__ == "__main__":
    main()
