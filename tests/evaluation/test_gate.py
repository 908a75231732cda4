"""The coder on the gate. What stands in the gate is not to be read: only figures are shown."""

from pathlib import Path

from gestae.evaluation.evaluate import evaluate
from gestae.evaluation.floors import find_below, read_floors

EVALUATION = Path(__file__).parents[2] / "evaluation"


def test_the_coder_reaches_every_floor_on_the_gate() -> None:
    below = find_below(
        evaluate(EVALUATION / "corpus" / "gate"), read_floors(EVALUATION / "floors.toml")
    )
    assert not below, "\n".join(below)
