"""What a casebook tells of reach: start with ``find_reach``."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from gestae.analysis.reach.distances import ToldDistance, find_told_distances
from gestae.analysis.reach.rings import Ring, find_rings, outline
from gestae.ontology.load import load_ontology
from gestae.records.columns import to_columns
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters
from gestae.store.statements import load_sql

if TYPE_CHECKING:
    from gestae.records import Event, Measure

EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Reach:
    """Rings around places and distances between them, in the order of their documents."""

    rings: tuple[Ring, ...]
    distances: tuple[ToldDistance, ...]

    def rings_table(self) -> pa.Table:
        """The rings, a row each."""
        return to_columns(self.rings, Ring)

    def distances_table(self) -> pa.Table:
        """The distances, a row each."""
        return to_columns(self.distances, ToldDistance)

    def to_geojson(self) -> str:
        """The rings with a known middle as a GeoJSON FeatureCollection (RFC 7946): the outer bound
        as a polygon, the middle as a point, with what tells them as properties.
        """
        features = [feature for ring in self.rings for feature in _features(ring)]
        collection = {"type": "FeatureCollection", "features": features}
        return json.dumps(collection, ensure_ascii=False, indent=1)


def find_reach(casebook: Casebook, filters: Filters = EVERYTHING) -> Reach:
    """The ranges and distances that a casebook's documents tell, with what lies inside and what
    the map says.

    ``filters`` are those of measures: documents, languages, speakers, dates, subjects.
    """
    ontology = load_ontology()
    by_document: dict[str, list[Event | Measure]] = defaultdict(list)
    for measure in casebook.iter_measures(filters):
        if measure.property in {"range", "distance"}:
            by_document[measure.document.id].append(measure)
    for event in _reaching(casebook, filters):
        by_document[event.document.id].append(event)
    rings: list[Ring] = []
    distances: list[ToldDistance] = []
    for document, records in by_document.items():
        text = casebook.document(document).text
        rings += find_rings(records, text, ontology)
        distances += find_told_distances(records, text, ontology)
    return Reach(
        tuple(sorted(rings, key=lambda r: (r.document.key, r.amount.span))),
        tuple(sorted(distances, key=lambda d: (d.document.key, d.amount.span))),
    )


def _reaching(casebook: Casebook, filters: Filters) -> Iterator["Event"]:
    """The events that tell a range or a distance; only their documents are looked through."""
    told = casebook.query(load_sql("queries/reaching_documents.sql"))["document"].to_pylist()
    if not told:
        return
    asked = filters if filters.documents else replace(filters, documents=tuple(map(str, told)))
    for event in casebook.iter_events(asked):
        if any(amount.kind in {"range", "distance"} for amount in event.amounts):
            yield event


def _features(ring: Ring) -> Iterator[dict[str, Any]]:
    if ring.latitude is None or ring.longitude is None:
        return
    told = {
        "record": ring.record,
        "subject": ring.subject.name if ring.subject else None,
        "place": ring.place,
        "inner_km": round(ring.inner, 1),
        "outer_km": round(ring.outer, 1),
        "sentence": ring.sentence.text,
        "document": ring.document.title or ring.document.key,
    }
    for radius, bound in ((ring.inner, "inner"), (ring.outer, "outer")):
        points = [list(p) for p in outline(ring.latitude, ring.longitude, radius)]
        yield {
            "type": "Feature",
            "geometry": {"type": "Polygon", "coordinates": [points[::-1]]},
            "properties": {**told, "bound": bound},
        }
    yield {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [ring.longitude, ring.latitude]},
        "properties": told,
    }
