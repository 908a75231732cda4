"""Where: ``Place``."""

from dataclasses import dataclass
from typing import Literal

from gestae.records.span import Span

PlacePrecision = Literal["point", "city", "region", "country", "sea"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, resolved to a gazetteer.

    ``latitude``/``longitude`` in degrees WGS 84; of a country or region, its capital's or
    centre's, which ``precision`` tells. ``geonames`` is the GeoNames id where there is one.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    precision: PlacePrecision
    text: str
    span: Span
