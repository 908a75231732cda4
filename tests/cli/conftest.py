import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pytest

from gestae.cli.main import main
from gestae.records import Duplicate, Failure
from gestae.records.columns import Within, to_table
from gestae.store.casebook import open_casebook
from gestae.store.write import Run
from tests.outputs.built import CAUSE, CHINESE, DELIVERY, DOCUMENT, LENGTH, PLEDGE

FAILURE = Failure("broken.pdf", "open", "it is encrypted; save it without a password")
DUPLICATE = Duplicate(DOCUMENT.id, "copy.txt", "copy.txt", "The Copyist", None, 1.0)

COMMAND = Path(sys.executable).parent / "gestae"


@dataclass(frozen=True)
class Done:
    """What a call of the command line left behind."""

    status: int
    out: str
    err: str


Gestae = Callable[..., Done]


@pytest.fixture(scope="session")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook that holds the records built by hand."""
    path = tmp_path_factory.mktemp("casebook") / "built.duckdb"
    duplicates = to_table([DUPLICATE], "duplicates")
    tables = {
        "documents": to_table([DOCUMENT, CHINESE], "documents"),
        "sentences": to_table([Within(DOCUMENT.id, 0, PLEDGE.sentence)], "sentences"),
        "events": to_table([PLEDGE, DELIVERY], "events"),
        "measures": to_table([LENGTH], "measures"),
        "links": to_table([CAUSE], "links"),
        "failures": to_table([FAILURE], "failures"),
        "duplicates": duplicates.append_column("copy", pa.array(["0" * 16])),
    }
    with open_casebook(path) as opened:
        run = Run(("talks.txt",))
        opened.write(tables, [DOCUMENT.id, CHINESE.id], run)
        opened.end(run)
    return path


@pytest.fixture
def gestae(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Gestae:
    """Calls the command line in an empty folder, without a process of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object, **variables: str) -> Done:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(stopped.value.code, int)
        return Done(stopped.value.code, captured.out, captured.err)

    return call
