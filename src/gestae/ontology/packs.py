"""What each language pack says it has: ``read_packs``.

A pack declares in its ``language.toml`` how it does each slot (``[slots]``), with a word on it
where that helps (``[notes]``), and which tables of the other packs it does without and why
(``[missing]``).
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from gestae.ontology.table import Problems, read_mapping

SLOTS: Mapping[str, str] = {
    "sentences": "where sentences begin and end",
    "tokens": "words, their parts of speech and base forms",
    "clauses": "who does what to whom in a clause, for verbs, nouns and adjectives alike",
    "numbers": "figures with their units and bounds",
    "dates": "times as they are worded",
    "names": "names of states, bodies and persons",
    "quotes": "words between quotation marks",
    "cues": "the words of deeds, status, telling and causes",
}
"""What a pack has to do, and what each part of it is."""
DONE = ("own", "shared", "missing")
"""How a slot may be done: by the pack itself, by ``linguistics/shared``, or not at all."""


@dataclass(frozen=True, slots=True)
class PackTable:
    """A table of a pack: how many entries it has, and what its first sentence says it holds."""

    entries: int
    about: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A language pack as its ``language.toml`` declares it, with the tables that are there.

    ``slots`` says how each is done, ``notes`` more of some; ``missing`` gives the reason for each
    table that the pack does without. ``tables`` are by their path below ``tables``.
    """

    code: str
    name: str
    model: str
    slots: Mapping[str, str]
    notes: Mapping[str, str]
    missing: Mapping[str, str]
    tables: Mapping[str, PackTable]


def read_packs(problems: Problems) -> tuple[Pack, ...]:
    """Every language pack, by code; what cannot be read goes to ``problems``."""
    folders = (files("gestae") / "linguistics").iterdir()
    found = [folder for folder in folders if (folder / "language.toml").is_file()]
    return tuple(_read(folder, problems) for folder in sorted(found, key=lambda f: f.name))


def _read(folder: Traversable, problems: Problems) -> Pack:
    declared = read_mapping(folder / "language.toml", problems)
    return Pack(
        code=folder.name,
        name=declared.get("name", folder.name),
        model=declared.get("model", ""),
        slots=declared.get("slots", {}),
        notes=declared.get("notes", {}),
        missing=declared.get("missing", {}),
        tables=dict(_tables(folder / "tables", "", problems)),
    )


def _tables(
    folder: Traversable, prefix: str, problems: Problems
) -> Iterator[tuple[str, PackTable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _tables(entry, f"{prefix}{entry.name}/", problems)
        elif entry.name.endswith((".csv", ".toml")):
            text = entry.read_text(encoding="utf-8")
            told = entry.name.endswith(".csv")
            entries = count_rows(text) if told else _leaves(read_mapping(entry, problems))
            yield prefix + entry.name, PackTable(entries, _first_sentence(text))


def count_rows(text: str) -> int:
    """How many rows a CSV table has, without its header and comments."""
    return max(0, sum(bool(r) and r[0][:1] != "#" for r in csv.reader(text.splitlines())) - 1)


def _leaves(value: Any) -> int:
    """How many values there are in a mapping and all that it holds."""
    if isinstance(value, dict):
        return sum(map(_leaves, value.values()))
    return sum(map(_leaves, value)) if isinstance(value, list) else 1


def _first_sentence(text: str) -> str:
    """What the comment at the top of a table says first; empty where there is none."""
    comment = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        comment.append(line.lstrip("# ").strip())
    return re.split(r"(?<=[.:])\s", " ".join(comment), maxsplit=1)[0].rstrip(":.")
