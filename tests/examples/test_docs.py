import dataclasses
import importlib.util
import json
import re
import shlex
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import gestae
from gestae.cli.main import make_app
from gestae.records import (
    Actor,
    Amount,
    Attribution,
    Date,
    DocumentReference,
    Event,
    Failure,
    Link,
    Measure,
    Mention,
    Place,
)

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
)


def load_refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def example_text() -> str:
    """All example prose with blanks folded; markup and cue times are of no interest here."""
    texts: list[str] = []
    for folder in ("documents", "source"):
        for path in sorted((ROOT / "examples" / folder).iterdir()):
            if path.suffix in {".txt", ".md", ".xml", ".html"}:
                texts.append(path.read_text(encoding="utf-8"))
            elif path.suffix == ".jsonl":
                rows = path.read_text(encoding="utf-8").splitlines()
                texts.extend(json.loads(row)["text"] for row in rows)
            elif path.suffix == ".eml":
                import email

                message = email.message_from_bytes(path.read_bytes())
                part = next(p for p in message.walk() if p.get_content_type() == "text/plain")
                payload = part.get_payload(decode=True)
                assert isinstance(payload, bytes)
                texts.append(payload.decode("utf-8"))
    return fold(" ".join(texts))


def fold(text: str) -> str:
    return " ".join(text.replace("&nbsp;", " ").split())


def commands_in(page: str) -> list[list[str]]:
    """The arguments of every call of gestae that stands in a code block."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    calls = re.findall(
        r"(?:^|\| |\$ )(?:\.venv/bin/)?gestae ([^|>#\n]+)", "\n".join(blocks), re.MULTILINE
    )
    return [shlex.split(call) for call in calls]


def quotations(page: str) -> list[str]:
    blocks = re.findall(r"(?:^> .*\n)+", page, flags=re.MULTILINE)
    return [fold(re.sub(r"^> ", "", block, flags=re.MULTILINE)) for block in blocks]


def test_every_quotation_in_concepts_stands_in_an_example() -> None:
    found = quotations((ROOT / "docs" / "concepts.md").read_text(encoding="utf-8"))
    assert len(found) >= 6
    text = example_text()
    assert [quotation for quotation in found if quotation not in text] == []


def test_every_status_example_in_concepts_stands_in_an_example() -> None:
    page = (ROOT / "docs" / "concepts.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `\w+` \| [^|]+ \| ([^|]+) \|$", page, flags=re.MULTILINE)
    text = example_text()
    assert len(rows) == 9
    assert [row for row in rows if row.replace("*", "") not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_listed_once_and_numbered_in_order() -> None:
    folder = ROOT / "docs" / "decisions"
    files = sorted(path.name for path in folder.glob("[0-9]*.md"))
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\((\d{4}-[^)]+\.md)\)", index) == files
    assert [int(name[:4]) for name in files] == list(range(1, len(files) + 1))


@pytest.mark.parametrize("name", ["Context", "Decision", "Consequences"])
def test_every_decision_has_its_parts(name: str) -> None:
    for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"):
        assert f"## {name}" in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize(
    "record",
    [
        Event, Mention, Actor, Date, Place, Amount, Attribution, DocumentReference,
        Measure, Link, Failure,
    ],
    ids=lambda record: record.__name__,
)  # fmt: skip
def test_the_reference_names_every_field_of_a_record(record: type) -> None:
    page = (ROOT / "docs" / "reference" / "record.md").read_text(encoding="utf-8")
    fields = {field.name.rstrip("_") for field in dataclasses.fields(record)} - {"actor"}
    assert {field for field in fields if f"`{field}`" not in page} == set()


def test_the_page_of_commands_says_what_the_program_says() -> None:
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert page == load_refresh().command_page(), "run: python docs/refresh.py"


def test_the_tour_of_the_code_visits_files_that_are_there() -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./]+(?:\.py|\.csv|\.sql|\.yaml|/))`", page)) - {"src/gestae/"}
    roots = (
        ROOT,
        ROOT / "src/gestae",
        ROOT / "src/gestae/records",
        ROOT / "src/gestae/linguistics/en",
    )
    assert len(named) > 25
    assert [name for name in named if not any((root / name).exists() for root in roots)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_in_a_page_is_one_the_program_understands(page: Path) -> None:
    group: Any = typer.main.get_command(make_app())
    for name, *arguments in commands_in(page.read_text(encoding="utf-8")):
        if not name.startswith("-") and "[OPTIONS]" not in arguments:
            assert name in group.commands, name
            group.commands[name].make_context(name, list(arguments))


def test_commands_are_found_in_pages_of_several_kinds() -> None:
    found = commands_in((ROOT / "docs/how-to/read-a-table.md").read_text(encoding="utf-8"))
    assert ["code", "-", "--format", "jsonl"] in found
    assert len(commands_in((ROOT / "README.md").read_text(encoding="utf-8"))) >= 5


def test_every_question_of_the_export_page_is_understood_by_a_casebook(tmp_path: Path) -> None:
    page = (ROOT / "docs/how-to/export.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sql\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    questions = [part for part in ";".join(blocks).split(";") if part.strip()]
    casebook = gestae.open_casebook(tmp_path / "empty.duckdb")
    assert len(questions) >= 5
    for question in questions:
        casebook.query(question)
