"""The coder on the gates. What stands in a gate is not to be read: only figures are shown."""

from pathlib import Path

import pytest

from gestae.evaluation.evaluate import evaluate
from gestae.evaluation.floors import find_below, read_floors

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.mark.parametrize("floors", sorted(EVALUATION.glob("floors*.toml")), ids=lambda p: p.stem)
def test_the_coder_reaches_every_floor_on_the_gate(floors: Path) -> None:
    corpus = floors.stem.replace("floors", "corpus")
    below = find_below(evaluate(EVALUATION / corpus / "gate"), read_floors(floors))
    assert not below, "\n".join(below)
