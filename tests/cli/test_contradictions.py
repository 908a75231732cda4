import json
from pathlib import Path

import pytest

from gestae.records import Event, Link, Reason
from gestae.records.columns import to_table
from gestae.store.casebook import open_casebook
from gestae.store.write import Run
from tests.cli.conftest import Gestae
from tests.store.telling import a_document, a_loan

HEADER = "name,domains,kind,country,owner"


def told() -> tuple[Event, Event]:
    one = a_loan(a_document("one.txt"))
    other = a_loan(a_document("two.txt", text=a_document().text + " Or not."))
    return one, other


@pytest.fixture
def quarrel(tmp_path: Path) -> Path:
    """A casebook with two tellings that contradict each other."""
    path = tmp_path / "quarrel.duckdb"
    one, other = told()
    reason = Reason("amounts", "how much: “$3.5 million” against “$7 million”", 0.8)
    link = Link("contradicts", one.id, other.id, 0.8, (reason,), None, None, "major")
    documents = [a_document("one.txt"), a_document("two.txt", text=a_document().text + " Or not.")]
    tables = {
        "documents": to_table(documents, "documents"),
        "events": to_table([one, other], "events"),
        "links": to_table([link], "links"),
    }
    with open_casebook(path) as opened:
        run = Run(("stories",))
        opened.write(tables, [document.id for document in documents], run)
        opened.end(run)
    return path


def test_both_sentences_what_differs_and_who_says_each_are_listed(
    gestae: Gestae, quarrel: Path
) -> None:
    done = gestae("contradictions", "--casebook", quarrel, COLUMNS="120")
    assert done.status == 0, done.err
    for words in (
        "major",
        "amounts",
        "“$3.5 million” against “$7 million”",
        "against:",
        "Radio Lima",
    ):
        assert words in done.out
    assert done.out.count("Kenya lent Peru") == 2


def test_a_program_gets_one_object_a_line(gestae: Gestae, quarrel: Path) -> None:
    done = gestae("contradictions", "--casebook", quarrel, "--format", "jsonl")
    (row,) = map(json.loads, done.out.splitlines())
    assert (row["severity"], row["differences"]) == ("major", ["amounts"])
    assert row["a"]["sentence"].startswith("Kenya lent Peru")


def test_what_is_not_asked_for_is_left_out_and_said_to_be(gestae: Gestae, quarrel: Path) -> None:
    done = gestae("contradictions", "--casebook", quarrel, "--severity", "critical")
    assert (done.status, done.out) == (0, "")
    assert "No contradictions" in done.err


@pytest.mark.parametrize(("option", "value"), [("--severity", "majr"), ("--differ", "date")])
def test_a_name_that_is_not_known_is_answered_with_the_nearest(
    gestae: Gestae, quarrel: Path, option: str, value: str
) -> None:
    done = gestae("contradictions", "--casebook", quarrel, option, value)
    assert done.status == 2
    assert {"majr": "major", "date": "dates"}[value] in done.err


def test_sources_are_listed_with_kind_and_counts_and_a_table_adds_to_them(
    gestae: Gestae, quarrel: Path, tmp_path: Path
) -> None:
    before = gestae("sources", "--casebook", quarrel, COLUMNS="120").out
    assert "not known" in before
    own = tmp_path / "own.csv"
    own.write_text(f"{HEADER}\nRadio Lima,lima.example,broadcaster,PER,\n", encoding="utf-8")
    added = gestae("sources", "--casebook", quarrel, "--add", own)
    assert added.status == 0, added.err
    assert "1 sources" in added.err or "1 source" in added.err
    after = gestae("sources", "--casebook", quarrel, COLUMNS="120").out
    assert "broadcaster" in after
    assert "not known" not in after


def test_a_table_with_a_mistake_is_refused_whole(
    gestae: Gestae, quarrel: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(f"{HEADER}\nRadio Lima,,radio,PER,\nDawn,,newspaper,PAK,\n", encoding="utf-8")
    done = gestae("sources", "--casebook", quarrel, "--add", own)
    assert done.status == 2
    assert "own.csv:2: kind 'radio' is not known" in done.err
    assert "nothing of it was kept" in done.err
