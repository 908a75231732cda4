"""What a listing shows of statements held against each other, and of sources."""

from collections.abc import Callable, Mapping

from gestae.outputs.entry import Cell, Entry, short_id
from gestae.outputs.wording import NONE, word_count
from gestae.records.rows import Row

SEVERITY_STYLES: Mapping[str, str] = {"minor": "dim", "major": "yellow", "critical": "red"}
KIND_NAMES = {"think_tank": "think tank"}


def draw_contradiction(row: Row) -> Entry:
    """Two statements that cannot both hold; the row is one of ``Casebook.contradictions``."""
    return Entry(
        head=(
            Cell("id", short_id(row["id"]), "cyan"),
            Cell("severity", row["severity"] or NONE, SEVERITY_STYLES.get(row["severity"], "")),
            Cell("differ in", ", ".join(row["differences"]), "bold"),
            Cell("score", f"{row['score']:.2f}", "dim"),
        ),
        notes=(row["detail"], *_statements(row)),
    )


def _statements(row: Row) -> tuple[str, ...]:
    """Both statements; the one alone that is held against the map."""
    if row["a"]["sentence"] == row["b"]["sentence"] and row["differences"] == ["geography"]:
        return _statement(row["a"])
    between = "denies:" if row["kind"] == "denies" else "against:"
    return (*_statement(row["a"]), between, *_statement(row["b"]))


def _statement(side: Row) -> tuple[str, str]:
    """Who says it, where and when; and the sentence."""
    speakers = ", ".join(side["speakers"])
    where = [side["publisher"], side["title"] or side["document"], _day(side["published"])]
    told = " · ".join(part for part in where if part)
    who = f"{speakers}, in {told}" if speakers else told
    return f"  {who} [{short_id(side['record'])}]", f"  “{' '.join(side['sentence'].split())}”"


def draw_source(row: Row) -> Entry:
    """A publisher or speaker; the row is one of ``Casebook.sources``."""
    kind = row["kind"] or "not known"
    return Entry(
        head=(
            Cell("role", row["role"], "dim"),
            Cell("source", row["name"], "bold"),
            Cell("kind", KIND_NAMES.get(kind, kind), "" if row["kind"] else "yellow"),
            Cell("country", row["country"] or ""),
        ),
        detail=(
            Cell("documents", word_count(row["documents"], "document")),
            Cell("events", word_count(row["events"], "event")),
            Cell("copies", word_count(row["copies"], "copy", "copies") if row["copies"] else ""),
            Cell("speaks for", row["owner"] or ""),
        ),
    )


def _day(value: object) -> str:
    return "" if value is None else str(value)


COMPARED: Mapping[str, Callable[[Row], Entry]] = {
    "contradictions": draw_contradiction,
    "sources": draw_source,
}
"""Rows of these kinds, and how each is shown."""
