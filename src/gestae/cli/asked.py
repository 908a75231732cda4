"""What the options of a command ask of the readers: ``make_options``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gestae.errors import UsageError

if TYPE_CHECKING:
    from gestae.readers import Options

Values = Sequence[str] | None


def make_options(columns: Values, format_: str | None = None) -> "Options":
    """How documents are to be read: columns as ``FIELD=NAME``, and the format of all inputs."""
    from gestae.readers import Options

    named = {}
    for pair in columns or ():
        field, equals, name = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"{pair!r} names no column; write it as in --column text=body.")
        named[field] = name
    return Options(columns=named, format=format_)
