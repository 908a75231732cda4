"""What every command must do, new ones included."""

import shlex
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from gestae.cli.main import PANELS, known_commands, main

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"

every_command = pytest.mark.parametrize("name", known_commands())


def module_of(name: str) -> Any:
    return import_module(f"gestae.cli.commands.{name}")


def status_of(*arguments: str) -> object:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return stopped.value.code


def test_the_commands_of_the_contract_are_there() -> None:
    wanted = {"read", "code", "events", "measures", "links", "show", "check", "evaluate"}
    assert wanted <= set(known_commands())


@every_command
def test_its_help_says_what_it_does_and_gives_its_examples(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert status_of(name, "--help") == 0
    shown = capsys.readouterr().out
    assert module_of(name).EXAMPLES
    for example in module_of(name).EXAMPLES:
        assert example in shown
    assert " ".join(module_of(name).command.__doc__.split(".")[0].split()) in " ".join(
        shown.split()
    )


@every_command
def test_its_examples_call_it_with_options_it_has(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for example in module_of(name).EXAMPLES:
        words = shlex.split(example.partition(">")[0])
        assert words[:2] == ["gestae", name]
        assert status_of(*words[1:], "--help") == 0
        assert "No such option" not in capsys.readouterr().err


@every_command
def test_it_stands_under_a_heading_of_the_help(name: str) -> None:
    assert module_of(name).PANEL in PANELS


@every_command
def test_an_option_it_does_not_have_is_wrong_usage(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(name, "--no-such-option") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "--no-such-option" in captured.err
    assert f"gestae {name} --help" in captured.err


@every_command
def test_it_is_documented_in_the_reference(name: str) -> None:
    if not REFERENCE.is_dir():
        pytest.skip("docs/reference is not written yet")
    pages = "\n".join(page.read_text("utf-8") for page in REFERENCE.rglob("*.md"))
    assert f"gestae {name}" in pages
