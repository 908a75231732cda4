"""Which events somebody goes through: ``find_queue``."""

import random
from dataclasses import dataclass, replace

from gestae.store.casebook import Casebook
from gestae.store.filters import Filters


@dataclass(frozen=True, slots=True)
class Queue:
    """The ids of the events to go through, in order; how many of those asked for are done.

    ``sample`` holds all that were drawn, also those that are done; it is empty without a sample.
    """

    events: tuple[str, ...]
    done: int
    sample: tuple[str, ...]


def find_queue(
    casebook: Casebook,
    filters: Filters,
    who: str,
    *,
    blind: bool,
    sample: int | None = None,
    seed: int = 1,
) -> Queue:
    """The events that match and that ``who`` has not decided on.

    Without filters on it, what anybody decided on is left out, too, unless ``blind``. A sample is
    drawn from all that was read and matches, whatever was decided, so that it is the same for
    everybody; it comes in the order in which it was drawn.
    """
    if sample is not None:
        read = replace(filters, as_read=True, review=("all",), order="document")
        ids = sorted(casebook.event_ids(read))
        drawn = random.Random(seed).sample(ids, min(sample, len(ids)))  # noqa: S311 (no secret)
    else:
        shown = filters.review or (("all",) if blind else ("unreviewed",))
        drawn = casebook.event_ids(replace(filters, review=shown, as_read=blind))
    decided = casebook.review.standing(who).of
    left = tuple(name for name in drawn if name not in decided or bool(filters.review))
    return Queue(left, len(drawn) - len(left), tuple(drawn) if sample else ())
