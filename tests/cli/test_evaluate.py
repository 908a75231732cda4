import json
from pathlib import Path

from tests.cli.conftest import Gestae
from tests.cli.test_read import STORY

GOLD = {
    "id": "s1",
    "text": STORY.strip(),
    "events": [
        {"type": "AID", "sources": [{"id": "NOR"}], "targets": [{"id": "MDA"}], "status": "ended"}
    ],
}


def gold(folder: Path) -> str:
    (folder / "gold.jsonl").write_text(json.dumps(GOLD), "utf-8")
    return "gold.jsonl"


def test_scores_are_told_for_every_part_that_gold_judges(gestae: Gestae, tmp_path: Path) -> None:
    done = gestae("evaluate", gold(tmp_path), "--format", "json")
    assert done.status == 0, done.err
    scores = json.loads(done.out)["scores"]
    assert scores["triple"]["f1"] == 1.0
    assert scores["status"]["f1"] == 0.0
    assert "amount" not in scores


def test_floors_that_are_missed_fail_the_work(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("[status]\nf1 = 0.5\n[type]\nf1 = 0.5\n")
    done = gestae("evaluate", gold(tmp_path), "--floors", "floors.toml")
    assert done.status == 1
    assert "status f1 is 0.000, below the floor of 0.500" in done.err
    assert "type f1" not in done.err


def test_mistakes_can_be_read_one_by_one(gestae: Gestae, tmp_path: Path) -> None:
    assert gestae("evaluate", gold(tmp_path), "--mistakes", "mistakes.jsonl").status == 0
    (mistake,) = map(json.loads, (tmp_path / "mistakes.jsonl").read_text("utf-8").splitlines())
    assert mistake["wrong"] == ["status"]
    assert mistake["found"]["status"] == "done"


def test_what_is_no_gold_is_said_to_be_none(gestae: Gestae, tmp_path: Path) -> None:
    (tmp_path / "no.jsonl").write_text('{"text": "It rained."}\n')
    done = gestae("evaluate", "no.jsonl", "--json-errors")
    assert done.status == 1
    assert json.loads(done.err)["where"] == "no.jsonl:1"
