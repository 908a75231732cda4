"""All that was read from one document: ``Coded``."""

from dataclasses import dataclass

from gestae.records.actor import Mention
from gestae.records.document import Document
from gestae.records.event import Event, Excerpt
from gestae.records.link import Link
from gestae.records.measure import Measure
from gestae.records.parsed import Uncoded


@dataclass(frozen=True, slots=True)
class Coded:
    """A document with its sentences, mentions of actors, events, measures and links."""

    document: Document
    sentences: tuple[Excerpt, ...]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]
    measures: tuple[Measure, ...]
    links: tuple[Link, ...]
    uncoded: tuple[Uncoded, ...] = ()
