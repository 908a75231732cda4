"""A log as JSON Lines, so that logs of several people can be joined: ``write_log``, ``read_log``.

A line has the keys of ``Decision`` with its id; ``value`` and ``reading`` are JSON within it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from gestae.errors import ReadError, UsageError
from gestae.records import Decision
from gestae.records.rows import Row, of_row, plain_row, to_json, to_row
from gestae.review.overlay import parse_json

_INSIDE = ("value", "reading")
"""Keys whose text is JSON, which a line holds as such."""


def write_log(log: Iterable[Decision], out: IO[str]) -> None:
    """Writes a decision a line, in their order."""
    out.writelines(to_json(decision_to_dict(decision)) + "\n" for decision in log)


def read_log(path: Path) -> Iterator[Decision]:
    """The decisions of a file that ``write_log`` wrote.

    Raises ``ReadError`` with file and line for what is no decision, and for one that is not as it
    was made: its id is a hash of what it says.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, "open", str(error)) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _decision(line, f"{path}:{number}")


def decision_to_dict(decision: Decision) -> Row:
    """A decision as a JSON object, for ``to_json``."""
    row = plain_row(to_row(decision))
    return {**row, **{key: parse_json(row[key]) for key in _INSIDE if row[key] is not None}}


def decision_from_dict(row: Row) -> Decision:
    """The decision of a JSON object; raises ``UsageError`` where it is none."""
    texts = {key: to_json({"": row[key]})[5:-1] for key in _INSIDE if key in row}
    for key, text in texts.items():
        if text == "null" and (key == "reading" or row.get("action") != "correct"):
            texts[key] = None  # type: ignore[assignment]
    return of_row(Decision, {**row, **texts})


def canonical(text: str) -> str:
    """A JSON text as ``write_log`` and ``read_log`` leave it: the same value is the same text.

    >>> canonical('{"a":50.0,  "b":1e-5}')
    '{"a": 50, "b": 0.00001}'
    """
    return to_json({"": parse_json(text)})[5:-1]


def _decision(line: str, where: str) -> Decision:
    try:
        row = parse_json(line)
        decision = decision_from_dict(row)
    except (json.JSONDecodeError, AttributeError, TypeError, UsageError) as error:
        raise ReadError(where, "parse", f"this is no decision: {error}") from error
    if row.get("id") != decision.id:
        raise ReadError(
            where,
            "parse",
            f"this decision says something else than when it was made (its id is {row.get('id')}, "
            f"and should be {decision.id}); decisions are undone, not changed",
        )
    return decision
