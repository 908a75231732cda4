"""The agreement of two people as a table or as JSON: start with ``write_agreement``."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import IO

from gestae.errors import UsageError
from gestae.evaluation.annotators import BetweenTwo, Disagreement, FieldAgreement
from gestae.evaluation.intervals import Interval
from gestae.outputs.decisions import word_said
from gestae.records.rows import to_json
from gestae.review.overlay import parse_json

FORMATS = ("json", "table")
SHORT = 8
"""Digits of an event's id that are shown."""


def write_agreement(between: BetweenTwo, format_: str, out: IO[str]) -> None:
    """Writes the agreement on each field and what they disagree on."""
    if format_ == "json":
        out.write(to_json(_to_dict(between)) + "\n")
    else:
        out.writelines(line.rstrip() + "\n" for line in _lines(between))


def check_format(format_: str) -> None:
    """Raises ``UsageError`` for a format that is neither ``table`` nor ``json``."""
    if format_ not in FORMATS:
        raise UsageError.unknown("format", format_, FORMATS)


def _to_dict(between: BetweenTwo) -> dict[str, object]:
    differences = [
        {**asdict(d), "first": parse_json(d.first), "second": parse_json(d.second)}
        for d in between.disagreements
    ]
    fields = [{**asdict(field), "share": field.share} for field in between.fields]
    return {**asdict(between), "fields": fields, "disagreements": differences}


def _lines(between: BetweenTwo) -> Iterator[str]:
    one, other = between.people
    yield (
        f"{between.shared} events reviewed by both; {between.only[0]} by {one} alone, "
        f"{between.only[1]} by {other} alone"
    )
    if not between.shared:
        return
    yield ""
    yield f"{'field':<13}{'same':>6}{'of':>6}{'share':>8}  {'95 %':<13}{'kappa':>7}  95 %"
    yield from map(_field_line, between.fields)
    yield ""
    yield f"{len(between.disagreements)} disagreements"
    for difference in between.disagreements:
        yield _difference_line(difference, between.people)


def _field_line(field: FieldAgreement) -> str:
    return (
        f"{field.field:<13}{field.same:>6}{field.shared:>6}{_number(field.share):>8}  "
        f"{_between(field.interval):<13}{_number(field.kappa):>7}  "
        f"{_between(field.kappa_interval) if field.kappa is not None else ''}"
    )


def _difference_line(difference: Disagreement, people: tuple[str, str]) -> str:
    words = word_said(difference.field, difference.first, difference.second)
    done = " (settled)" if difference.settled else ""
    sides = "; ".join(f"{who}: {word}" for who, word in zip(people, words, strict=True))
    return f"{difference.event[:SHORT]}  {difference.field:<12} {sides}{done}"


def _between(interval: Interval) -> str:
    return "" if interval[0] is None else f"{_number(interval[0])}–{_number(interval[1])}"


def _number(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
