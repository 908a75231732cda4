"""The formats that can be read: ``known_formats``."""

import pkgutil
from functools import cache

import gestae.readers


@cache
def known_formats() -> tuple[str, ...]:
    """The names of the formats, in alphabetical order: the modules of the readers' folder."""
    modules = pkgutil.iter_modules(gestae.readers.__path__)
    return tuple(sorted(module.name for module in modules if not module.ispkg))
