import pytest

from gestae.ontology.check import Report
from tests.cli.conftest import Gestae


def test_our_own_tables_are_right(gestae: Gestae) -> None:
    done = gestae("check")
    assert done.status == 0, done.err
    assert "plover/types.csv" in done.out


def test_every_problem_is_told_at_once(gestae: Gestae, monkeypatch: pytest.MonkeyPatch) -> None:
    problems = ("types.csv:3: unknown quad", "units.csv:9: no factor")
    monkeypatch.setattr("gestae.ontology.check.check_tables", lambda: Report(problems, {}))
    done = gestae("check")
    assert (done.status, done.out) == (1, "")
    for problem in problems:
        assert problem in done.err


def test_the_rules_can_be_read(gestae: Gestae) -> None:
    done = gestae("check", "--rules")
    assert "labels are unique" in done.out
