import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from gestae.evaluation.gold import read_gold
from tests.cli.conftest import Gestae
from tests.outputs.built import DELIVERY, PLEDGE

ONE, OTHER = PLEDGE.id[:8], DELIVERY.id[:8]


@pytest.fixture
def mine(casebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the casebook, which the commands find by themselves."""
    path = Path(shutil.copy(casebook, tmp_path / "casebook.duckdb"))
    monkeypatch.setenv("GESTAE_USER", "ana")
    return path


def ids(gestae: Gestae, *options: str) -> set[str]:
    out = gestae("events", "--format", "jsonl", *options).out
    return {json.loads(line)["id"][:8] for line in out.splitlines()}


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.usefixtures("mine")
def test_a_decision_is_told_with_its_number_and_kept_in_the_log(gestae: Gestae) -> None:
    done = gestae("review", "reject", ONE, "--why", "nobody pledged")
    assert done.status == 0
    assert done.out.startswith(f"1  ana rejects {ONE} (Japan → Ukraine: ")
    log = gestae("review", "log").out
    assert "reject" in log
    assert "nobody pledged" in log
    assert ids(gestae) == {OTHER}
    assert ids(gestae, "--review", "rejected") == {ONE}
    assert ids(gestae, "--as-read") == {ONE, OTHER}


@pytest.mark.usefixtures("mine")
def test_a_reviewed_event_says_so_in_the_listing_and_on_its_page(gestae: Gestae) -> None:
    gestae("review", "correct", ONE, "status", "planned", "--by", "ben", "--why", "no vote yet")
    told = "corrected by ben (status): no vote yet"
    assert told in gestae("events").out
    page = " ".join(gestae("show", ONE).out.split())  # lines end where the screen does
    assert told in page
    assert f"ben corrects status of {ONE} to planned: no vote yet" in page
    assert "status      pledged" in gestae("show", ONE, "--as-read").out


@pytest.mark.usefixtures("mine")
def test_a_wrong_value_is_answered_with_the_allowed_ones_and_status_2(gestae: Gestae) -> None:
    done = gestae("review", "correct", ONE, "status", "plant")
    assert (done.status, done.out) == (2, "")
    assert "Known: conditional, denied, done" in done.err


@pytest.mark.usefixtures("mine")
def test_an_option_before_the_verb_is_refused_rather_than_passed_over(gestae: Gestae) -> None:
    done = gestae("review", "--by", "ben", "accept", ONE)
    assert done.status == 2
    assert "write options behind accept" in done.err


def test_a_casebook_that_is_not_there_is_not_made_by_a_decision(
    gestae: Gestae, tmp_path: Path
) -> None:
    done = gestae("review", "accept", ONE)
    assert done.status == 1
    assert "there is no casebook" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("mine")
def test_an_undo_takes_back_what_it_names(gestae: Gestae) -> None:
    gestae("review", "reject", ONE)
    assert "undoes 1: ana rejects" in gestae("review", "undo", "1").out
    assert ids(gestae) == {ONE, OTHER}


def test_events_are_gone_through_with_one_key_each_the_least_sure_first(
    gestae: Gestae, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert PLEDGE.confidence != DELIVERY.confidence
    first = min((PLEDGE, DELIVERY), key=lambda event: event.confidence)
    answer(monkeypatch, "?", "x", "c", "u", "possible", "a", "R", "not told", "q")
    done = gestae("review")
    assert done.status == 0
    second = OTHER if first is PLEDGE else ONE
    assert done.out.index(first.id) < done.out.index(second)
    assert "a  accept: right in every field" in done.err
    assert "'x' is no answer here" in done.err
    assert "2 events decided on: 0 accepted, 1 corrected, 1 rejected." in done.err
    log = [json.loads(line) for line in gestae("review", "log", "-f", "jsonl").out.splitlines()]
    assert [(d["action"], d["subject"] == first.id) for d in log] == [
        ("correct", True), ("accept", True), ("reject", False),
    ]  # fmt: skip
    assert log[2]["why"] == "not told"
    answer(monkeypatch, "a")
    assert "0 events to review" in gestae("review").err
    assert mine.exists()


@pytest.mark.usefixtures("mine")
def test_u_takes_the_last_decision_back_and_shows_its_event_again(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "r", "u", "a", "k")
    done = gestae("review")
    assert "1 event decided on: 1 accepted, 0 corrected, 0 rejected." in done.err
    assert ids(gestae) == {ONE, OTHER}


@pytest.mark.usefixtures("mine")
def test_the_text_around_is_shown_and_tellings_are_merged_and_split_by_their_ids(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = sorted((PLEDGE, DELIVERY), key=lambda event: event.confidence)
    answer(monkeypatch, "t", "m", other.id[:8], "s", other.id[:8], "m", "", "q")
    done = gestae("review")
    assert f"[ {first.sentence.text} ]" in done.err
    assert "none is offered" in done.err
    log = [json.loads(line) for line in gestae("review", "log", "-f", "jsonl").out.splitlines()]
    assert [(d["action"], d["other"]) for d in log] == [("merge", other.id), ("split", other.id)]


@pytest.mark.usefixtures("mine")
def test_a_sample_is_the_same_for_everybody_and_tells_how_much_was_right(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "r", "a")
    done = gestae("review", "--sample", "2", "--seed", "7")
    assert "Right as read: 1 of 2 (0.50" in done.err
    answer(monkeypatch, "a", "a")
    assert "Right as read: 2 of 2" in (
        gestae("review", "--sample", "2", "--seed", "7", "--by", "ben", "--blind").err
    )


@pytest.mark.usefixtures("mine")
def test_an_error_in_a_value_is_told_and_the_event_stays(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "c", "u", "plant", "c", "z", "a", "q")
    done = gestae("review")
    assert "unknown status 'plant'" in done.err
    assert "'z' is no field" in done.err
    assert "1 accepted" in done.err


def test_logs_go_from_one_casebook_to_another(
    gestae: Gestae, mine: Path, casebook: Path, tmp_path: Path
) -> None:
    gestae("review", "reject", ONE)
    gestae("review", "merge", ONE, OTHER)
    gestae("review", "log", "--output", "ana.jsonl")
    other = Path(shutil.copy(casebook, tmp_path / "other.duckdb"))
    assert mine != other
    assert "2 decisions added, 0 known." in gestae("review", "import", "ana.jsonl", "-c", other).err
    assert "0 decisions added, 2 known." in gestae("review", "import", "ana.jsonl", "-c", other).err
    assert ids(gestae, "-c", str(other)) == {OTHER}


@pytest.mark.usefixtures("mine")
def test_what_was_reviewed_leaves_as_gold(gestae: Gestae, tmp_path: Path) -> None:
    gestae("review", "correct", ONE, "status", "planned")
    gestae("review", "reject", OTHER)
    done = gestae("review", "export", "-o", "gold.jsonl")
    assert "1 events in 2 reviewed sentences of 2 documents." in done.err
    texts = read_gold(tmp_path / "gold.jsonl")
    (event,) = (event for text in texts for event in text.events)
    assert (event["id"], event["status"]) == (PLEDGE.id, "planned")
    assert all(text.judged for text in texts)


@pytest.mark.usefixtures("mine")
def test_two_people_are_compared_and_what_they_disagree_on_is_settled(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    gestae("review", "correct", ONE, "status", "planned", "--by", "ana")
    gestae("review", "accept", ONE, "--by", "ben", "--blind")
    gestae("review", "accept", OTHER, "--by", "ana")
    gestae("review", "reject", OTHER, "--by", "ben", "--blind")
    found = json.loads(gestae("agreement", "--between", "ana", "ben", "-f", "json").out)
    shares = {field["field"]: (field["same"], field["shared"]) for field in found["fields"]}
    assert (shares["event"], shares["type"], shares["status"]) == ((1, 2), (1, 1), (0, 1))
    table = gestae("agreement", "--between", "ana", "ben").out
    assert f"{ONE}  status       ana: planned; ben: pledged" in table
    assert f"{OTHER}  event        ana: an event; ben: none" in table
    answer(monkeypatch, "?", "1", "1")
    settled = gestae("review", "adjudicate", "--between", "ana", "ben", "--by", "chief")
    assert "2 settled." in settled.err
    gestae("review", "accept", ONE, "--by", "ben", "--blind")  # later, and yet outranked
    (event,) = (
        json.loads(line)
        for line in gestae("events", "--format", "jsonl").out.splitlines()
        if ONE in line
    )
    assert (event["status"], event["review"]["adjudicated"]) == ("planned", True)
    assert ids(gestae) == {ONE, OTHER}
    assert "0 of 2 disagreements to settle" in (
        gestae("review", "adjudicate", "--between", "ana", "ben", "--by", "chief").err
    )


@pytest.mark.usefixtures("mine")
def test_who_decided_nothing_cannot_be_compared(gestae: Gestae) -> None:
    gestae("review", "accept", ONE)
    done = gestae("agreement", "--between", "ana", "ben")
    assert done.status == 2
    assert "'ben' has decided on no event. Who has: ana." in done.err


@pytest.mark.usefixtures("mine")
def test_a_log_without_decisions_says_so(gestae: Gestae) -> None:
    done = gestae("review", "log")
    assert (done.status, done.out) == (0, "")
    assert "No decisions" in done.err
