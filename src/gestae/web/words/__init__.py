"""The words of the pages in each language, in tables beside this file: ``load_words``.

A table is ``key,en,zh``; a key begins with the name of its table (``events.title``), and
``{name}`` in a phrase stands for a value.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from gestae.errors import TableError

LANGUAGES = ("en", "zh")


@cache
def load_words() -> Mapping[str, Mapping[str, str]]:
    """The phrase of each key in each language, by language and key.

    Raises ``TableError`` with all problems: a phrase that is missing, a key told twice or in the
    wrong table.
    """
    phrases: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    problems = []
    for table in sorted(files(__name__).iterdir(), key=lambda file: file.name):
        if not table.name.endswith(".csv"):
            continue
        for number, row in enumerate(csv.DictReader(table.read_text("utf-8").splitlines()), 2):
            problems += [
                f"{table.name}:{number}: {problem}" for problem in _problems(row, table.name)
            ]
            key = row["key"]
            if key in phrases[LANGUAGES[0]]:
                problems.append(
                    f"{table.name}:{number}: {key!r} is told before; choose another key"
                )
            for language in LANGUAGES:
                phrases[language][key] = row[language] or ""
    if problems:
        raise TableError(problems)
    return MappingProxyType({name: MappingProxyType(told) for name, told in phrases.items()})


def choose_language(asked: str | None, kept: str | None, accepted: str) -> str:
    """The language to show: the one asked for now or before, else the browser's first we have.

    ``accepted`` is the header Accept-Language, whose order is taken for the preference.

    >>> choose_language(None, None, "zh-TW,zh;q=0.9,en;q=0.8")
    'zh'
    """
    wishes = [
        asked,
        kept,
        *(part.split(";")[0].split("-")[0].strip() for part in accepted.split(",")),
    ]
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def _problems(row: Mapping[str | None, str | None], table: str) -> list[str]:
    key = row.get("key") or ""
    found = [f"{key!r} has no phrase in {name}" for name in LANGUAGES if not row.get(name)]
    if not key.startswith(f"{table.removesuffix('.csv')}."):
        found.append(f"{key!r} must begin with the name of its table")
    if None in row:
        found.append(f"{key!r} has more cells than the table has columns; quote the commas")
    return found
