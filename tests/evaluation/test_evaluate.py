import json
from pathlib import Path

import pytest

from gestae.evaluation.evaluate import code_texts, evaluate
from gestae.evaluation.gold import GoldText
from gestae.records.rows import Row, to_json

TEXT = "Norway sent 40 generators to Moldova in March 2023, the Moldovan government said."


@pytest.fixture(scope="module")
def found() -> list[Row]:
    (events,) = code_texts([GoldText("s1", TEXT)])
    assert [event["type"] for event in events] == ["AID"]
    return events


def written(folder: Path, *rows: Row) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(to_json, rows)), "utf-8")
    return path


def test_what_the_coder_finds_is_right_by_its_own_measure(tmp_path: Path, found: list[Row]) -> None:
    evaluation = evaluate(written(tmp_path, {"id": "s1", "text": TEXT, "events": found}))
    assert evaluation.mistakes == ()
    assert evaluation.scores["triple"].f1 == 1.0


def test_an_event_as_it_is_exported_is_gold(tmp_path: Path, found: list[Row]) -> None:
    evaluation = evaluate(written(tmp_path, *found))
    assert evaluation.scores["triple"].f1 == 1.0


def test_gold_that_differs_is_told_with_what_differs(tmp_path: Path, found: list[Row]) -> None:
    other = {**found[0], "targets": [{"id": "ROU"}], "amounts": []}
    evaluation = evaluate(written(tmp_path, {"id": "s1", "text": TEXT, "events": [other]}))
    (mistake,) = evaluation.mistakes
    assert mistake.wrong == ("target", "amount")


def test_one_text_may_stand_in_gold_twice(tmp_path: Path, found: list[Row]) -> None:
    rows = ({"id": name, "text": TEXT, "events": found} for name in ("a", "b"))
    assert evaluate(written(tmp_path, *rows)).scores["type"].f1 == 1.0


def test_a_longer_text_is_coded_as_it_stands(found: list[Row]) -> None:
    (events,) = code_texts([GoldText("d1", f"Aid to Moldova\n\n{TEXT}\n")])
    start = events[-1]["trigger"]["span"][0]
    assert start == found[0]["trigger"]["span"][0] + len("Aid to Moldova\n\n")
    assert json.loads(to_json(events[-1]))["type"] == "AID"
