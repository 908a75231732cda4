import csv
import io
import json
from pathlib import Path

import pytest
from pyarrow import parquet

from tests.cli.conftest import DUPLICATE, FAILURE, Gestae
from tests.outputs.built import CAUSE, DELIVERY, LENGTH, PLEDGE, SENTENCE


def test_events_are_listed_with_their_sentences(gestae: Gestae, casebook: Path) -> None:
    done = gestae("events", "--casebook", casebook)
    assert (done.status, done.err) == (0, "")
    assert PLEDGE.id[:8] in done.out
    assert DELIVERY.id[:8] in done.out
    assert "Japan → Ukraine" in done.out


def test_a_listing_off_the_terminal_has_no_colour(gestae: Gestae, casebook: Path) -> None:
    assert "\x1b" not in gestae("events", "--casebook", casebook).out


def test_the_casebook_can_be_named_by_the_environment(gestae: Gestae, casebook: Path) -> None:
    assert gestae("events", GESTAE_CASEBOOK=str(casebook)).status == 0


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        (["--type", "aid"], [DELIVERY]),
        (["--type", "AID", "--type", "AGREE"], [PLEDGE, DELIVERY]),
        (["--instrument", "aid.military"], [DELIVERY]),
        (["--source", "JPN", "--target", "ukraine"], [PLEDGE, DELIVERY]),
        (["--status", "pledged"], [PLEDGE]),
        (["--since", "2024", "--until", "2024-02"], [PLEDGE]),
        (["--document", "talks.txt"], [PLEDGE]),
        (["--speaker", "Northern Press Agency"], [PLEDGE]),
        (["--language", "zh"], [DELIVERY]),
        (["--confidence", "0.8"], [PLEDGE]),
        (["--limit", "1"], [PLEDGE]),
        (["--order", "document"], [PLEDGE, DELIVERY]),
    ],
)
def test_each_filter_keeps_what_it_asks_for(
    gestae: Gestae, casebook: Path, filter_: list[str], found: list[object]
) -> None:
    done = gestae("events", "--casebook", casebook, "--format", "jsonl", *filter_)
    assert done.status == 0, done.err
    ids = [json.loads(line)["id"] for line in done.out.splitlines()]
    assert ids == [event.id for event in found]  # type: ignore[attr-defined]


def test_events_leave_as_the_contract_words_them(gestae: Gestae, casebook: Path) -> None:
    done = gestae("events", "--casebook", casebook, "--status", "pledged", "--format", "jsonl")
    event = json.loads(done.out)
    start = PLEDGE.sentence.span.start
    assert event["sources"][0]["id"] == "JPN"
    assert event["amounts"][0]["high"] == 12_000_000_000
    assert event["sentence"] == {
        "text": SENTENCE,
        "span": [start, start + len(SENTENCE)],
        "language": "en",
    }
    assert event["attribution"][0]["cue"] == "reported"
    assert event["document"]["published"] == "2024-02-20"


def test_the_output_tells_the_format_by_its_name(
    gestae: Gestae, casebook: Path, tmp_path: Path
) -> None:
    for name in ("events.csv", "events.parquet", "events.jsonl"):
        assert gestae("events", "--casebook", casebook, "--output", name).status == 0
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [PLEDGE.id, DELIVERY.id]
    assert parquet.read_table(tmp_path / "events.parquet").num_rows == 2
    assert len((tmp_path / "events.jsonl").read_text("utf-8").splitlines()) == 2


def test_an_unknown_format_is_wrong_usage(gestae: Gestae, casebook: Path) -> None:
    done = gestae("events", "--casebook", casebook, "--format", "cvs")
    assert done.status == 2
    assert "Did you mean 'csv'" in done.err


def test_a_name_that_nothing_has_is_answered_with_the_nearest(
    gestae: Gestae, casebook: Path
) -> None:
    done = gestae("events", "--casebook", casebook, "--source", "Japn")
    assert (done.status, done.out) == (0, "")
    assert "Did you mean 'Japan'" in done.err


def test_measures_are_listed(gestae: Gestae, casebook: Path) -> None:
    done = gestae("measures", "--casebook", casebook, "--property", "size", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.out))
    assert (row["id"], row["amount_high"]) == (LENGTH.id, "12000000000")


def test_links_are_listed_with_what_they_tie_together(gestae: Gestae, casebook: Path) -> None:
    shown = gestae("links", "--casebook", casebook, "--kind", "causes").out
    assert CAUSE.reasons[0].detail in shown
    assert "“pledged”" in shown
    assert "“提供”" in shown


def test_what_was_left_out_is_listed(gestae: Gestae, casebook: Path) -> None:
    assert FAILURE.reason in gestae("failures", "--casebook", casebook).out
    assert DUPLICATE.key in gestae("duplicates", "--casebook", casebook).out
    assert "Talks in Kyiv" in gestae("coverage", "--casebook", casebook).out
