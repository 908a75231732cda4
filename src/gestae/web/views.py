"""Views that a user kept: a name and what the address asked for, in a cookie of the browser.

A view is nothing but an address, so it needs no place in the casebook: it holds for every casebook,
is nobody else's, and a colleague gets it by being sent the address.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from gestae.errors import UsageError
from gestae.web.asked import NAMES

COOKIE = "views"
MOST = 20
LONGEST = 3_600
"""Characters of a cookie that every browser keeps."""
KEPT = frozenset({*NAMES, "order", "rows"})


@dataclass(frozen=True, slots=True)
class View:
    """A kept view; ``query`` is the question of its address, without the "?"."""

    name: str
    query: str


def read_views(cookie: str | None) -> tuple[View, ...]:
    """The views of a cookie, in the order they were kept; none where it is not one of ours.

    >>> read_views(write_views([View("aid", "type=AID")])), read_views("broken")
    ((View(name='aid', query='type=AID'),), ())
    """
    try:
        pairs = json.loads(urlsafe_b64decode(cookie or ""))
        return tuple(View(str(name)[:60], _kept(str(query))) for name, query in pairs)
    except (ValueError, TypeError):
        return ()


def write_views(views: Iterable[View]) -> str:
    """The cookie of the views; raises ``UsageError`` where they are more than one holds."""
    told = [[view.name, view.query] for view in views]
    cookie = urlsafe_b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()
    if len(told) > MOST or len(cookie) > LONGEST:
        raise UsageError("there is no room for another view; forget one of those you kept first")
    return cookie


def keep(views: Iterable[View], name: str, query: str) -> tuple[View, ...]:
    """The views with one more, or with that name for another question."""
    name = " ".join(name.split())[:60]
    if not name:
        raise UsageError("the view has no name; give it one")
    return (*forget(views, name), View(name, _kept(query)))


def forget(views: Iterable[View], name: str) -> tuple[View, ...]:
    """The views without that one."""
    return tuple(view for view in views if view.name != name)


def _kept(query: str) -> str:
    return urlencode([pair for pair in parse_qsl(query.removeprefix("?")) if pair[0] in KEPT])
