"""The templates of ``pages/`` and what they may call: ``environment``."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import QueryParams

from gestae.outputs.wording import word_amount, word_date, word_type
from gestae.records import Event, Measure
from gestae.web.marking import event_marks, marked, measure_marks

STATIC = files("gestae.web") / "static"


@cache
def environment() -> Environment:
    """The templates. Every value is escaped; a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("gestae.web", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.globals.update(asset=asset, with_query=with_query)
    made.filters.update(
        number=word_number,
        json_island=json_island,
        marked_sentence=marked_sentence,
        word_amount=word_amount,
        word_date=word_date,
        word_type=lambda parts: word_type(*parts),
    )
    return made


@cache
def asset(name: str) -> str:
    """The address of a file of ``static/``; it changes when the file does, so it may be kept."""
    content = STATIC.joinpath(*name.split("/")).read_bytes()
    return f"/static/{name}?v={sha256(content).hexdigest()[:12]}"


def with_query(params: QueryParams, **changed: object) -> str:
    """The question of the address with some of it changed; ``None`` or "" drops a part.

    >>> with_query(QueryParams("type=AID&offset=50"), offset=None, order="date")
    '?type=AID&order=date'
    """
    kept = [(key, value) for key, value in params.multi_items() if key not in changed]
    for key, value in changed.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        kept += [(key, str(one)) for one in values if one not in (None, "")]
    return to_query(kept)


def to_query(pairs: Iterable[tuple[str, str]]) -> str:
    """The question of an address; "?" where it asks for nothing, which leads to the bare page."""
    return f"?{urlencode(list(pairs))}"


def word_number(value: float) -> str:
    """A count as people read it.

    >>> word_number(1234567)
    '1,234,567'
    """
    return f"{value:,}"


def marked_sentence(record: Event | Measure) -> Markup:
    """The sentence of a record with all that was read from it marked."""
    marks = event_marks(record) if isinstance(record, Event) else measure_marks(record)
    return marked(record.sentence.text, marks, record.sentence.span.start)


def json_island(value: object) -> str:
    r"""Data for a script, safe inside ``<script type="application/json">``; dates as ISO text.

    >>> str(json_island({"title": "</script>"}))
    '{"title":"\\u003c/script\\u003e"}'
    """
    from pydantic_core import to_json

    text = to_json(value).decode("utf-8")
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - what could end the element is written as an escape
