from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.evaluation.floors import find_below, read_floors
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import score_texts

GOLD = {"type": "AID"}
EVALUATION = score_texts([(GoldText("t", "…", events=(GOLD, GOLD)), [{**GOLD, "confidence": 0.9}])])


def floors(folder: Path, text: str) -> Path:
    path = folder / "floors.toml"
    path.write_text(text)
    return path


def test_floors_that_hold_say_nothing(tmp_path: Path) -> None:
    held = read_floors(floors(tmp_path, "[type]\nprecision = 1\nrecall = 0.5"))
    assert find_below(EVALUATION, held) == ()


def test_each_floor_that_is_missed_is_named_with_both_figures(tmp_path: Path) -> None:
    text = "[type]\nrecall = 0.6\n[calibration]\nerror = 0.05\n[date]\nf1 = 0.1"
    assert find_below(EVALUATION, read_floors(floors(tmp_path, text))) == (
        "type recall is 0.500, below the floor of 0.600",
        "calibration error is 0.100, above the allowed 0.050",
        "date f1: there is nothing to measure it on",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[statuss]\nf1 = 1", "Did you mean 'status'"),
        ("[type]\nf2 = 1", "f1, precision, recall"),
        ("[type]\nf1 = 'high'", "should be a number"),
        ("type = 1", "should be a table"),
        ("[type", "cannot be read"),
    ],
)
def test_a_floor_that_makes_no_sense_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_floors(floors(tmp_path, text))
