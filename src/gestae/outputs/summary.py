"""What a run read or a casebook holds, in words: start with ``write_summary``.

Nothing is lost silently: what failed, what was kept and not coded, and what came twice each have
their lines, with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from rich.text import Text

from gestae.outputs.screen import line_spans, printable, screen
from gestae.outputs.wording import word_count
from gestae.records import Duplicate, Failure
from gestae.store.summary import Summary

NAME = 14
"""Cells the names of the figures take."""
MOST_TYPES = 20
MOST_LINES = 20
"""So many failures, copies and remarks are shown; the commands that list them all are named."""
BAR = 30

Line = tuple[str, str, str]
"""What stands on the left, what beside it, and the style of the left."""


def write_summary(summary: Summary, casebook: str, out: TextIO) -> None:
    """Writes what was read, how much was found in it, and what was left out and why."""
    console = screen(out)
    for name, value, style in _lines(summary, casebook):
        room = max(20, console.width - NAME)
        for number, span in enumerate(line_spans(printable(value), room)):
            line = Text().append(f"{'' if number else name:<{NAME}}", style)
            line.append(span.of(printable(value)))
            console.print(line, no_wrap=True, overflow="ignore", crop=False)


def _lines(summary: Summary, casebook: str) -> Iterator[Line]:
    yield "casebook", casebook, "bold"
    yield "documents", _documents(summary), "bold"
    yield "", _both(summary), ""
    if summary.languages:
        yield "languages", _counted(summary.languages, "passages"), "bold"
    yield "events", f"{summary.events:,}", "bold"
    yield from _bars(summary.events_by_type)
    yield "measures", f"{summary.measures:,}", "bold"
    yield "links", f"{summary.links:,}", "bold"
    yield from _section("not coded", _uncoded(summary))
    yield from _section("failed", map(_failure, summary.failures), "gestae failures")
    yield from _section("copies", map(_copy, summary.duplicates), "gestae duplicates")
    remarks = (f"{key}: {remark}" for key, remark in summary.notes)
    yield from _section("remarks", remarks, "gestae coverage")


def _documents(summary: Summary) -> str:
    parts = [f"{summary.documents:,} read"]
    if summary.known:
        parts.append(f"{summary.known:,} known before")
    if summary.duplicates:
        parts.append(word_count(len(summary.duplicates), "copy", "copies"))
    if summary.failures:
        parts.append(f"{len(summary.failures):,} failed")
    if summary.seconds is None:
        return ", ".join(parts)
    return f"{', '.join(parts)}, in {_duration(summary.seconds)}"


def _both(summary: Summary) -> str:
    passages = word_count(summary.passages, "passage")
    return f"{passages}, {word_count(summary.sentences, 'sentence')}"


def _uncoded(summary: Summary) -> list[str]:
    return [f"{word_count(count, 'passage')}: {why}" for why, count in summary.uncoded.items()]


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


def _counted(counts: Mapping[str, int], what: str) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items()) + f" ({what})"


def _bars(counts: Mapping[str, int]) -> Iterator[Line]:
    """The most frequent types with a bar each, and one line for the rest."""
    shown = list(counts.items())[:MOST_TYPES]
    most = max(counts.values(), default=0)
    for name, count in shown:
        yield "", f"{name:<12}{count:>7,} {'▇' * max(1, round(BAR * count / most))}", ""
    if len(counts) > len(shown):
        rest = sum(counts.values()) - sum(count for _, count in shown)
        yield "", f"{'others':<12}{rest:>7,}", ""


def _section(name: str, lines: Iterable[str], command: str | None = None) -> Iterator[Line]:
    """The lines under a name; no more than ``MOST_LINES``, and then the command that has all."""
    found = list(lines)
    for number, line in enumerate(found[:MOST_LINES]):
        yield ("" if number else name), line, "bold yellow"
    if len(found) > MOST_LINES:
        more = f"and {len(found) - MOST_LINES:,} more"
        yield "", f"{more}; {command} lists them" if command else more, ""


def _failure(failure: Failure) -> str:
    return f"{failure.path}: {failure.reason} ({failure.stage})"


def _copy(duplicate: Duplicate) -> str:
    copy = duplicate.path or duplicate.key
    return f"{copy}: {duplicate.similarity:.0%} like {duplicate.document[:8]}"


def summary_to_dict(summary: Summary) -> dict[str, Any]:
    """The summary as plain values for ``gestae.records.rows.to_json``."""
    from dataclasses import fields

    from gestae.records.rows import to_row

    row = {field.name: getattr(summary, field.name) for field in fields(summary)}
    for name in ("failures", "duplicates"):
        row[name] = [to_row(record) for record in row[name]]
    for name in ("events_by_type", "languages", "uncoded"):
        row[name] = dict(row[name])
    return row
