import json
from io import StringIO

import pytest

from gestae.outputs.summary import summary_to_dict, write_summary
from gestae.records import Duplicate, Failure
from gestae.records.rows import to_json
from gestae.store.summary import Summary

SUMMARY = Summary(
    documents=1200,
    known=2,
    passages=30,
    sentences=140,
    events=51,
    measures=4,
    links=7,
    events_by_type={"CONSULT": 50, "AID": 1},
    languages={"en": 20, "zh": 10},
    uncoded={"no language pack for zh": 10},
    failures=(Failure("broken.pdf", "open", "it is encrypted; save it without a password"),),
    duplicates=(Duplicate("0123456789abcdef", "copy.txt", "copy.txt", None, None, 0.93),),
    notes=(("old.txt", "decoded as GB18030"),),
    seconds=75.2,
)


def shown(summary: Summary, monkeypatch: pytest.MonkeyPatch, width: int = 100) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    out = StringIO()
    write_summary(summary, "spring.duckdb", out)
    return out.getvalue().splitlines()


def test_the_summary_says_what_was_read_and_what_was_not_and_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = shown(SUMMARY, monkeypatch)
    for line in (
        "casebook      spring.duckdb",
        "documents     1,200 read, 2 known before, 1 copy, 1 failed, in 1 min 15 s",
        "              30 passages, 140 sentences",
        "languages     en 20, zh 10 (passages)",
        "events        51",
        "not coded     10 passages: no language pack for zh",
        "failed        broken.pdf: it is encrypted; save it without a password (open)",
        "copies        copy.txt: 93% like 01234567",
        "remarks       old.txt: decoded as GB18030",
    ):
        assert line in lines


def test_events_are_counted_by_type_each_with_a_bar_that_can_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    consult, aid = (line for line in shown(SUMMARY, monkeypatch) if "▇" in line)
    assert consult.split()[:2] == ["CONSULT", "50"]
    assert aid.split() == ["AID", "1", "▇"]
    assert consult.count("▇") == 30


def test_a_long_list_is_cut_and_the_command_named_that_shows_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failures = tuple(Failure(f"{n}.pdf", "open", "it is empty") for n in range(33))
    lines = shown(Summary(failures=failures), monkeypatch)
    assert sum("it is empty" in line for line in lines) == 20
    assert any("and 13 more; gestae failures lists them" in line for line in lines)


def test_a_narrow_screen_wraps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert max(map(len, shown(SUMMARY, monkeypatch, width=50))) <= 50


def test_the_summary_can_be_read_by_a_machine() -> None:
    data = json.loads(to_json(summary_to_dict(SUMMARY)))
    assert data["events_by_type"] == {"CONSULT": 50, "AID": 1}
    assert data["failures"][0]["stage"] == "open"
    assert data["uncoded"] == {"no language pack for zh": 10}
    assert data["interrupted"] is False
