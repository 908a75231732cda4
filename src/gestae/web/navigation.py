"""Where the pages are: ``Place`` is one in the navigation, ``load_routes`` finds them all."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter

GROUPS = ("read", "record", "draw", "check")
"""The headings of the navigation, in the order of the work; their words are ``common.group.…``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the navigation leads to.

    ``name`` is its address without the slash, and ``common.place.NAME`` its words. ``group`` is one
    of ``GROUPS``; within it the lowest ``order`` comes first.
    """

    name: str
    group: str
    order: int


@cache
def load_routes() -> tuple[tuple[APIRouter, Place | None], ...]:
    """The router of each file in ``routes``, with its place in the navigation, if it has one."""
    package = import_module("gestae.web.routes")
    modules = [
        import_module(f"{package.__name__}.{found.name}")
        for found in iter_modules(package.__path__)
    ]
    return tuple((module.router, getattr(module, "PLACE", None)) for module in modules)


@cache
def places() -> tuple[Place, ...]:
    """The places of the navigation, in their order."""
    found = [place for _, place in load_routes() if place]
    return tuple(sorted(found, key=lambda place: (GROUPS.index(place.group), place.order)))
