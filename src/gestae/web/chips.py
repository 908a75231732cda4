"""What an address asks for as chips, each with the address without it: ``chips``."""

from dataclasses import dataclass

from starlette.datastructures import QueryParams

from gestae.web.asked import NAMES
from gestae.web.templates import to_query


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of one filter; ``without`` is the question of the address without it."""

    name: str
    value: str
    without: str


def chips(params: QueryParams) -> tuple[Chip, ...]:
    """The filters of an address, in its order; where it is empty, none.

    >>> chips(QueryParams("type=AID&source=&offset=50"))
    (Chip(name='type', value='AID', without='?source='),)
    """
    told = [(name, value) for name, value in params.multi_items() if name != "offset"]
    return tuple(
        Chip(name, value, to_query([pair for pair in told if pair != (name, value)]))
        for name, value in dict.fromkeys(told)
        if name in NAMES and value.strip()
    )
