"""The SQL that lies beside this file: ``load_sql``."""

from functools import cache
from importlib.resources import files


@cache
def load_sql(name: str) -> str:
    """The text of ``name``, a path below this folder such as ``queries/events.sql``."""
    return (files("gestae.store") / name).read_text(encoding="utf-8")
