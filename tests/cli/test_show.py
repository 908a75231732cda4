from pathlib import Path

from tests.cli.conftest import Gestae
from tests.outputs.built import CAUSE, LENGTH, PLEDGE


def test_an_event_is_shown_with_every_span_marked(gestae: Gestae, casebook: Path) -> None:
    done = gestae("show", PLEDGE.id[:6], "--casebook", casebook, COLUMNS="160")
    assert done.status == 0, done.err
    for label in (
        "source",
        "target",
        "trigger, status",
        "amount",
        "date",
        "place",
        "speaker",
        "cue",
    ):
        assert label in done.out
    assert PLEDGE.rule in done.out


def test_an_event_is_shown_with_its_links_and_where_it_stood(
    gestae: Gestae, casebook: Path
) -> None:
    shown = gestae("show", PLEDGE.id, "--casebook", casebook, COLUMNS="160").out
    assert "causes →" in shown
    assert CAUSE.reasons[0].detail in shown
    assert "Talks in Kyiv" in shown
    assert "page 2, at 0:01:15, line 5, character 140" in shown


def test_a_measure_is_shown_too(gestae: Gestae, casebook: Path) -> None:
    shown = gestae("show", LENGTH.id, "--casebook", casebook).out
    assert "subject" in shown
    assert "USD 12 billion" in shown


def test_an_id_that_is_not_there_is_wrong_usage(gestae: Gestae, casebook: Path) -> None:
    done = gestae("show", "zzzz", "--casebook", casebook)
    assert (done.status, done.out) == (2, "")
    assert "zzzz" in done.err
