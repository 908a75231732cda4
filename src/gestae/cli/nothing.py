"""Why a listing came out empty: ``explain_nothing``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gestae.store.casebook import Casebook
    from gestae.store.filters import Filters

NAMES = {
    # For each filter on names, how it is called and where a casebook has the names that occur.
    "sources": ("source", "SELECT DISTINCT unnest([actor, name, country]) FROM event_roles"),
    "targets": ("target", "SELECT DISTINCT unnest([actor, name, country]) FROM event_roles"),
    "speakers": ("speaker", "SELECT DISTINCT unnest([actor, name, country]) FROM attributions"),
    "documents": ("document", "SELECT DISTINCT unnest([id, key, path, title]) FROM documents"),
    "languages": ("language", "SELECT DISTINCT language FROM sentences"),
}
CLOSE = 60
"""The least likeness, of 100, at which a name is offered instead."""


def explain_nothing(casebook: "Casebook", kind: str, filters: "Filters") -> str:
    """A sentence for the user whose filters left nothing; with the nearest for an unknown name."""
    hints = " ".join(_hints(casebook, filters))
    return f"No {kind} in {casebook.path} match. {hints}".strip()


def _hints(casebook: "Casebook", filters: "Filters") -> Iterator[str]:
    for field, (word, query) in NAMES.items():
        asked = getattr(filters, field)
        if not asked:
            continue
        table = casebook.query(query)
        known = [name for name in table.column(0).to_pylist() if name]
        for name in asked:
            if not any(name.casefold() in other.casefold() for other in known):
                yield f"Nothing has the {word} {name!r}.{_nearest(name, known)}"


def _nearest(name: str, known: list[str]) -> str:
    from rapidfuzz import process, utils

    found = process.extractOne(name, known, processor=utils.default_process, score_cutoff=CLOSE)
    return f" Did you mean {found[0]!r}?" if found else ""
