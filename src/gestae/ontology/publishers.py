"""What kind of source a publisher or speaker is: start with ``load_publishers``.

Our own table holds facts about well-known publishers; what the user says (``gestae sources --add``)
comes before it. A name is looked up as it is printed, whatever its case, accents, and form of
Chinese characters, then by the address it publishes at.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, cast, get_args
from urllib.parse import urlsplit

from gestae.errors import UsageError
from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, Row, read_rows

SourceKind = Literal[
    "state", "official", "agency", "newspaper", "broadcaster", "think_tank", "social", "other"
]
COLUMNS = ("name", "domains", "kind", "country", "owner")


@dataclass(frozen=True, slots=True)
class Publisher:
    """A source as a table knows it.

    ``names``: the first is the one shown. ``country`` is alpha-3, ``None`` where it is no
    country's. ``owner``: whoever it speaks for; sources of one owner count as one.
    """

    names: tuple[str, ...]
    domains: tuple[str, ...]
    kind: SourceKind
    country: str | None
    owner: str | None

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0]


class Publishers:
    """Publishers by name and address; of two that have one name the first given stands."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self._all = tuple(publishers)
        self._by_name: dict[str, Publisher] = {}
        self._by_domain: dict[str, Publisher] = {}
        for publisher in self._all:
            for name in publisher.names:
                self._by_name.setdefault(name_key(name), publisher)
            for domain in publisher.domains:
                self._by_domain.setdefault(domain.lower(), publisher)

    def find(self, name: str | None, url: str | None = None) -> Publisher | None:
        """The publisher of that name, or at that address; ``None`` where none is known.

        >>> load_publishers().find("新華社").name
        'Xinhua'
        >>> load_publishers().find(None, "https://www.theguardian.com/world/2024").kind
        'newspaper'
        """
        if name:
            key = name_key(name)
            found = self._by_name.get(key) or self._by_domain.get(key.removeprefix("www."))
            if found is not None:
                return found
        return self._at(url) if url else None

    def _at(self, url: str) -> Publisher | None:
        try:
            host = (urlsplit(url).hostname or "").lower()
        except ValueError:  # what somebody typed into a field for addresses
            return None
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def after(self, others: Iterable[Publisher]) -> "Publishers":
        """These behind others, which stand where both have a name."""
        before = tuple(others)
        return Publishers((*before, *self._all)) if before else self

    def __len__(self) -> int:
        return len(self._all)


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """A name without case, accents, a leading article, and in simplified characters.

    >>> name_key("The  Süddeutsche Zeitung"), name_key("美國之音")
    ('suddeutsche zeitung', '美国之音')
    """
    letters = unicodedata.normalize("NFKD", simplify(name))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = plain.casefold().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def load_publishers() -> Publishers:
    """The publishers of the installed table; raises ``TableError`` where it is wrong."""
    problems = Problems()
    found = read_publishers(files("gestae.ontology") / "tables" / "publishers.csv", problems)
    problems.raise_if_any()
    return Publishers(found)


def read_publishers(path: Traversable, problems: Problems) -> tuple[Publisher, ...]:
    """The publishers of a table, ours or a user's; what is wrong with it goes to ``problems``."""
    seen: dict[str, str] = {}
    found = []
    for row in read_rows(path, COLUMNS, problems):
        publisher = _publisher(row, problems)
        if publisher is None:
            continue
        for key in {name_key(name) for name in publisher.names}:
            if key in seen:
                problems.add(row.where, f"{key!r} stands at {seen[key]}, too; keep one row")
            seen[key] = row.where
        found.append(publisher)
    return tuple(found)


def read_own_publishers(path: Path) -> tuple[Publisher, ...]:
    """The publishers of a user's table; raises ``UsageError`` with all that is wrong with it."""
    problems = Problems()
    try:
        found = read_publishers(path, problems) if path.is_file() else ()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8 ({error}); save it as CSV in UTF-8.") from error
    if not path.is_file():
        raise UsageError(f"{path}: there is no such file.")
    if problems.found:
        listed = "\n".join(problems.found)
        raise UsageError(f"{path} cannot be taken as it is; nothing of it was kept:\n{listed}")
    if not found:
        columns = ",".join(COLUMNS)
        raise UsageError(f"{path} has no rows. Its first line should be: {columns}")
    return found


def _publisher(row: Row, problems: Problems) -> Publisher | None:
    names = row.many("name")
    if not names:
        problems.add(row.where, "there is no name; give the one that documents print")
        return None
    if row["kind"] not in get_args(SourceKind):
        known = ", ".join(get_args(SourceKind))
        problems.add(row.where, f"kind {row['kind']!r} is not known; known: {known}")
        return None
    country = row.maybe("country")
    if country is not None and (len(country) != 3 or not country.isupper()):
        problems.add(row.where, f"country {country!r}; should be ISO 3166-1 alpha-3, such as JPN")
        return None
    kind = cast("SourceKind", row["kind"])
    return Publisher(names, row.many("domains"), kind, country, row.maybe("owner"))
