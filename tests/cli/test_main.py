import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gestae.cli.main import main
from gestae.cli.messages import describe
from gestae.errors import CasebookBusyError, ReadError, TableError
from tests.cli.conftest import COMMAND, Gestae
from tests.outputs.built import PLEDGE


def test_the_version_is_told(gestae: Gestae) -> None:
    done = gestae("--version")
    assert done.status == 0
    assert done.out.startswith("gestae ")


def test_help_imports_nothing_heavy() -> None:
    # All of it comes up in 0.25 s; any of these would cost a command seconds to say what it does.
    heavy = ["spacy", "pyarrow", "duckdb", "numpy", "gestae.ontology", "gestae.records"]
    script = f"""
import sys
from gestae.cli.main import make_app
make_app()
print([name for name in {heavy} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_misspelt_command_is_answered_with_the_nearest(gestae: Gestae) -> None:
    done = gestae("evnts")
    assert done.status == 2
    assert "Did you mean 'events'" in done.err


def test_without_a_command_the_help_is_shown_as_wrong_usage(gestae: Gestae) -> None:
    done = gestae()
    assert done.status == 2
    assert "gestae read" in done.out + done.err


@pytest.mark.parametrize("place", [0, 1, 3])
def test_errors_can_be_read_by_a_machine(gestae: Gestae, place: int) -> None:
    arguments: list[object] = ["events", "--casebook", "missing.duckdb"]
    arguments.insert(place, "--json-errors")
    done = gestae(*arguments)
    assert done.status == 1
    assert done.out == ""
    problem = json.loads(done.err)
    assert problem["kind"] == "casebook"
    assert "gestae read" in problem["message"]
    assert {"where", "remedy"} <= problem.keys()


def test_wrong_usage_can_be_read_by_a_machine(gestae: Gestae) -> None:
    done = gestae("events", "--json-errors", "--typ", "AID")
    assert done.status == 2
    problem = json.loads(done.err)
    assert (problem["kind"], problem["where"]) == ("usage", "gestae events")
    assert "--help" in problem["remedy"]


def test_errors_have_no_colour_where_they_are_not_on_a_terminal(gestae: Gestae) -> None:
    assert "\x1b" not in gestae("events").err


def test_every_error_has_a_kind_a_status_and_where_it_was() -> None:
    read = describe(ReadError("a.pdf", "open", "it is encrypted"))
    assert (read.kind, read.status, read.where) == ("read", 1, "a.pdf")
    assert describe(TableError(["a.csv:3: wrong"])).kind == "tables"
    assert describe(CasebookBusyError("busy")).remedy
    missing = describe(FileNotFoundError(2, "No such file or directory", "gone.txt"))
    assert (missing.kind, missing.status, missing.where) == ("system", 1, "gone.txt")


def test_ctrl_c_says_that_the_casebook_is_intact(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gestae.store.casebook.open_casebook", stopped)
    with pytest.raises(SystemExit) as exit_:
        main(["events"])
    assert exit_.value.code == 128 + signal.SIGINT
    assert "casebook is intact" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["table", "jsonl", "csv", "parquet", "markdown"])
def test_a_reader_that_has_had_enough_ends_it_quietly(casebook: Path, name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [COMMAND, "events", "--casebook", casebook, "--format", name],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_name_of_a_file_cannot_command_the_terminal(gestae: Gestae) -> None:
    assert "\x1b" not in gestae("events", "--casebook", "a\x1b[2J.duckdb").err


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("gestae ev", ["events", "evaluate"]),
        ("gestae events --status pl", ["pledged", "planned"]),
        ("gestae events --format p", ["parquet"]),
        ("gestae links --kind caus", ["causes"]),
    ],
)
def test_a_shell_is_offered_what_completes_a_word(line: str, offered: list[str]) -> None:
    done = subprocess.run(
        [COMMAND],
        env={
            "_GESTAE_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split()) - 1),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == offered


def test_a_fault_of_gestae_shows_its_traceback_or_can_be_read_by_a_machine(
    gestae: Gestae, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a screw is loose")

    monkeypatch.setattr("gestae.store.casebook.open_casebook", broken)
    with pytest.raises(RuntimeError):
        main(["events"])
    done = gestae("events", "--json-errors")
    assert done.status == 1
    assert json.loads(done.err)["kind"] == "fault"


def test_a_terminal_that_knows_only_ascii_gets_escapes(casebook: Path) -> None:
    done = subprocess.run(
        [COMMAND, "show", PLEDGE.id, "--casebook", casebook],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "\\u2190" in done.stdout
