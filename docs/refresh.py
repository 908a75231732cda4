"""Makes the parts of the documentation that are read off the program.

``python docs/refresh.py`` writes ``docs/reference/commands.md`` from the command line's own help and
``docs/reference/languages.md`` from the language packs, puts real output between the marks in
``README.md`` and runs the notebook. Tests fail where a page of the reference no longer says what the
program says. Start with ``command_page``, ``fill_outputs`` and ``run_notebook``.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import typer

from gestae.cli.main import PANELS, make_app
from gestae.linguistics.coverage import describe_languages

ROOT = Path(__file__).parents[1]
COMMANDS = ROOT / "docs" / "reference" / "commands.md"
LANGUAGES = ROOT / "docs" / "reference" / "languages.md"
README = ROOT / "README.md"
NOTEBOOK = ROOT / "docs" / "quickstart.ipynb"
SHOWN = "Germany pledged 200 million euros"
"""The sentence whose event the README shows: ``EVENT`` in a command stands for its id."""
WIDTH = "100"

_BLOCK = re.compile(r"(<!-- output: (?P<command>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)


def command_page() -> str:
    """The page of all commands, in the order and under the headings of ``gestae --help``."""
    group: Any = typer.main.get_command(make_app())
    parts = [
        "# Commands\n",
        "<!-- Made by python docs/refresh.py from the program's own help; do not edit. -->\n",
        _folded(group.help) + "\n",
        "Options of `gestae` itself, before the command:\n",
        _options(group.params),
    ]
    for panel in PANELS:
        parts.append(f"## {panel}\n")
        members = [c for c in group.commands.values() if c.rich_help_panel == panel]
        parts.extend(_command_section(command) for command in members)
    return "\n".join(parts).rstrip() + "\n"


def _command_section(command: Any) -> str:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join(["gestae", command.name, *(p.metavar for p in arguments), "[OPTIONS]"])
    examples = command.epilog.removeprefix("Example:").split("\n\n")
    return "\n".join(
        [
            f"### gestae {command.name}\n",
            _folded(command.help) + "\n",
            f"```\n{usage}\n```\n",
            *(f"- `{p.metavar}`: {p.help}" for p in arguments),
            *([""] if arguments else []),
            _options([p for p in command.params if p.param_type_name == "option"]),
            "For example:\n",
            "```\n" + "\n".join(filter(None, examples)) + "\n```\n",
            *(_verb_section(command, verb) for verb in getattr(command, "commands", {}).values()),
        ]
    )


def _verb_section(command: Any, verb: Any) -> str:
    """A command below another: what it does, and how it is called."""
    arguments = [p for p in verb.params if p.param_type_name == "argument"]
    called = f"gestae {command.name} {verb.name}"
    usage = " ".join([called, *(p.metavar for p in arguments), "[OPTIONS]"])
    return "\n".join(
        [
            f"#### {called}\n",
            _folded(verb.help) + "\n",
            f"```\n{usage}\n```\n",
            *(f"- `{p.metavar}`: {p.help}" for p in arguments),
            *([""] if arguments else []),
            _options([p for p in verb.params if p.param_type_name == "option"]),
        ]
    )


def _options(options: list[Any]) -> str:
    if not options:
        return ""
    rows = ["| option | |", "|---|---|"]
    for option in options:
        names = ", ".join(f"`{name}`" for name in option.opts)
        value = f" *{option.metavar}*" if option.metavar and not option.is_flag else ""
        default = option.default
        default = f" Default: `{default}`." if default and not option.is_flag else ""
        variable = f" Also from the environment: `{option.envvar}`." if option.envvar else ""
        rows.append(f"| {names}{value} | {_folded(option.help)}{default}{variable} |")
    return "\n".join(rows) + "\n"


def _folded(text: str) -> str:
    """Paragraphs, each on one line."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def fill_outputs(page: str) -> str:
    """The page with what its commands really print, on a casebook of the example documents."""
    with tempfile.TemporaryDirectory() as folder:
        casebook = Path(folder) / "demo.duckdb"
        run(f"gestae read examples/documents --casebook {casebook}", casebook)
        rows = run("gestae events --format jsonl", casebook).splitlines()
        shown = [row["id"] for row in map(json.loads, rows) if SHOWN in row["sentence"]["text"]]

        def filled(block: re.Match[str]) -> str:
            command = block["command"]
            called = command.replace("EVENT", shown[0][:8] if shown else "EVENT")
            lines = run(called, casebook).rstrip().splitlines()
            output = "\n".join(line.rstrip() for line in lines)
            return f"{block[1]}\n```\n$ {called}\n{output}\n```\n\n{block[3]}"

        return _BLOCK.sub(filled, page)


def run(command: str, casebook: Path) -> str:
    """What a ``gestae`` command prints, with the casebook as the default one."""
    program, *arguments = shlex.split(command)
    environment = {**os.environ, "GESTAE_CASEBOOK": str(casebook), "COLUMNS": WIDTH}
    environment["NO_COLOR"] = "1"
    script = Path(sys.executable).with_name(program)
    done = subprocess.run(
        [script, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{command}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def run_notebook(path: Path) -> None:
    """Puts the outputs of all its cells into the notebook, and nothing that changes by itself."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(notebook, resources=resources, kernel_name="python3")
    client.execute()
    for cell in notebook.cells:
        cell.metadata = {}
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    LANGUAGES.write_text(describe_languages(), encoding="utf-8")
    COMMANDS.write_text(command_page(), encoding="utf-8")
    README.write_text(fill_outputs(README.read_text(encoding="utf-8")), encoding="utf-8")
    run_notebook(NOTEBOOK)
