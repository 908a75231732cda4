"""A sourced record of statecraft: who did what to whom, when, where, how much, how far it has
got, on whose word, and why.

``gestae.code(text)`` codes a text, ``gestae.read(path)`` reads files into a casebook, and
``gestae.open_casebook(path)`` opens one to ask it; see ``gestae.api``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gestae.api import Casebook, CodedText, Filters, code, open_casebook, read

__all__ = ["Casebook", "CodedText", "Filters", "code", "open_casebook", "read"]


def __getattr__(name: str) -> object:
    """Loads the API when it is first asked for, so that ``import gestae`` costs nothing."""
    if name in __all__:
        return getattr(import_module("gestae.api"), name)
    raise AttributeError(f"module 'gestae' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
