"""How deeds are asked for: ``compile_deeds``."""

from dataclasses import replace

from gestae.errors import UsageError
from gestae.store.conditions import Compiled, compile_filters
from gestae.store.filters import Filters

BY_PROGRESS = (
    "denied", "possible", "proposed", "conditional", "planned", "pledged", "ongoing", "done",
    "ended",
)  # fmt: skip
"""How far a deed may have got, from least to most; a deed stands where its best telling has it."""

_ORDERS = {
    "date": "l.date.start NULLS LAST, l.first_told NULLS LAST, l.type, l.id",
    "latest": "l.date.start DESC NULLS LAST, l.first_told DESC NULLS LAST, l.type, l.id",
    "type": "l.type, l.instrument NULLS LAST, l.date.start NULLS LAST, l.id",
    "confidence": "l.confidence DESC, l.id",
}


def compile_deeds(filters: Filters) -> Compiled:
    """The SQL for the deeds of which some telling matches the filters.

    Raises ``UsageError`` for an order that deeds do not have.
    """
    if filters.order not in _ORDERS:
        raise UsageError.unknown("order", filters.order, _ORDERS)
    return replace(compile_filters(filters, "events"), order=_ORDERS[filters.order])
