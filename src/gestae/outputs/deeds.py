"""Deeds as a listing shows them: one line each, however many tellings tell them."""

from collections.abc import Callable, Mapping
from typing import Any

from gestae.outputs.entry import STATUS_STYLES, Cell, Entry, short_id
from gestae.outputs.wording import word_actor, word_amount, word_count, word_date, word_type
from gestae.records import Actor, Amount, Date, Span
from gestae.records.rows import Row

NOWHERE = Span(0, 0)
"""A deed is told in several texts, so that its values stand in none of them."""


def _deed(row: Row) -> Entry:
    """A deed; the row is one of ``Casebook.deeds``."""
    amounts = ", ".join(
        word_amount(Amount(**amount, of=None, span=NOWHERE)) for amount in row["amounts"]
    )
    return Entry(
        head=(
            Cell("id", short_id(row["id"]), "cyan"),
            Cell("date", word_date(_date(row["date"]))),
            Cell("status", row["status"], STATUS_STYLES.get(row["status"], "")),
            Cell("who → whom", _word_sides(row["sources"], row["targets"]), "bold"),
        ),
        detail=(
            Cell("type", word_type(row["type"], row["mode"], row["instrument"])),
            Cell("amount", amounts),
            Cell("told", _word_tellings(row)),
            Cell("languages", ", ".join(row["languages"]), "dim"),
        ),
    )


def _date(value: Mapping[str, Any] | None) -> Date | None:
    return Date(**value, text="", span=NOWHERE) if value else None


def _word_sides(sources: list[Row], targets: list[Row]) -> str:
    acting, reached = (
        ", ".join(dict.fromkeys(word_actor(Actor(**actor)) for actor in side)) or "—"
        for side in (sources, targets)
    )
    if acting == reached:
        return acting.replace(", ", " ↔ ") if ", " in acting else acting
    return f"{acting} → {reached}"


def _word_tellings(row: Row) -> str:
    if row["tellings"] == 1:
        return "once"
    documents = word_count(row["documents"], "document")
    return f"{row['tellings']} times in {documents}"


DEEDS: Mapping[str, Callable[[Row], Entry]] = {"deeds": _deed}
