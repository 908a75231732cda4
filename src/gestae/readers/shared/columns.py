"""Which column holds which field: ``match_columns``; what a row says: ``row_metadata``."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from gestae.errors import ReadError
from gestae.readers.shared.dates import parse_published
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.tables import FIELDS, load_words

_BETWEEN = re.compile(r"[\s._-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]\w+)?$", re.IGNORECASE)


def match_columns(names: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field of a document → the column that holds it, those given first, the rest by their names.

    Raises ``LookupError`` with a message where a column given is not there.

    >>> match_columns(["articleBody", "Pub_Date", "n"])
    {'text': 'articleBody', 'published': 'Pub_Date'}
    """
    given = given or {}
    for field, name in given.items():
        if name not in names:
            raise LookupError(
                f"has no column {name!r} for the {field}; its columns are: {', '.join(names)}"
            )
    found = dict(given)
    free = {_fold(name): name for name in reversed(names) if name not in given.values()}
    for field in FIELDS:
        if field not in found:
            known = next((name for name in load_words().columns[field] if name in free), None)
            if known is not None:
                found[field] = free.pop(known)
    return {field: found[field] for field in FIELDS if field in found}


def require_text(columns: Mapping[str, str], names: Sequence[str], path: str) -> None:
    """Raises ``ReadError`` where no column was recognised as the text."""
    if "text" not in columns:
        raise ReadError(
            path,
            "extract",
            "has no column that is known to hold the text; name it with the option for columns "
            f"(text=…). Its columns are: {', '.join(map(str, names))}",
        )


def describe_columns(columns: Mapping[str, str]) -> str:
    """The choice of columns, as it is reported."""
    chosen = ", ".join(f"{field} from {name!r}" for field, name in columns.items())
    return f"columns: {chosen}"


def row_metadata(row: Mapping[str, object], columns: Mapping[str, str]) -> Metadata:
    """What the columns of a row say; a value that does not suit its field is left out."""

    def text_of(field: str) -> str | None:
        value = row.get(columns.get(field, ""))
        return _as_text(value) if field in columns else None

    return Metadata(
        title=text_of("title"),
        url=text_of("url"),
        author=text_of("author"),
        publisher=text_of("publisher"),
        published=_published(row, columns),
        language=as_language(text_of("language")),
    )


def as_language(value: str | None) -> str | None:
    """The ISO 639-1 code of a language tag ("en-GB"); ``None`` where it is none."""
    match = _LANGUAGE.match(value.strip()) if value else None
    return match[1].lower() if match else None


def _published(row: Mapping[str, object], columns: Mapping[str, str]) -> date | None:
    value = row.get(columns.get("published", ""))
    return parse_published(value) if value is not None and value != "" else None


def _as_text(value: object) -> str | None:
    """A cell as one line: lists of authors joined, the name of an object that has one."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(filter(None, (_as_text(each) for each in value)))
    text = " ".join(str(value).split()) if value is not None else ""
    return text.encode("utf-8", "replace").decode("utf-8") or None


def _fold(name: str) -> str:
    return _BETWEEN.sub(" ", _CAMEL.sub(" ", name)).strip().casefold()
