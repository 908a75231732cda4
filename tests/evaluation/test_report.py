import json
from io import StringIO

import pytest

from gestae.errors import UsageError
from gestae.evaluation.gold import GoldText
from gestae.evaluation.report import write_evaluation, write_mistakes
from gestae.evaluation.score import score_texts

GOLD = {"type": "AID", "status": "done"}
FOUND = {"type": "AID", "status": "pledged", "confidence": 0.9}
EVALUATION = score_texts([(GoldText("t1", "Oslo sent tents.", events=(GOLD,)), [FOUND])])


def test_the_table_names_every_aspect_that_was_judged() -> None:
    out = StringIO()
    write_evaluation(EVALUATION, "table", out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "texts 1, events in gold 1, found 1, paired 1"
    assert any(line.startswith("type ") and "1.000" in line for line in lines)
    assert any(line.startswith("status ") and "0.000" in line for line in lines)


def test_the_json_holds_the_same_figures() -> None:
    out = StringIO()
    write_evaluation(EVALUATION, "json", out)
    data = json.loads(out.getvalue())
    assert data["scores"]["type"]["f1"] == 1.0
    assert data["scores"]["status"]["f1"] == 0.0
    assert data["calibration"]["bins"][0]["count"] == 1


def test_a_mistake_shows_the_text_what_gold_has_and_what_was_found() -> None:
    out = StringIO()
    write_mistakes(EVALUATION.mistakes, out)
    assert json.loads(out.getvalue()) == {
        "wrong": ["status"],
        "id": "t1",
        "text": "Oslo sent tents.",
        "gold": GOLD,
        "found": FOUND,
    }


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="json, table"):
        write_evaluation(EVALUATION, "yaml", StringIO())
