"""What a casebook knows beyond the rows: ``gather_page`` of a record, ``tell_ends`` of links."""

from importlib.resources import files

import pyarrow as pa

from gestae.errors import UsageError
from gestae.outputs.page import Page
from gestae.records import Event, Measure
from gestae.store.casebook import Casebook

OF_SENTENCES = frozenset({"translates", "mistranslates"})
"""Links that tie sentences, and so concern every record that was read from them."""


def gather_page(casebook: Casebook, id_: str, *, as_read: bool = False) -> Page:
    """The event or measure with that id, or unique beginning of one, with its links and document.

    ``as_read``: an event as the program read it, whatever users decided. Raises ``UsageError``
    where there is none or more than one.
    """
    record = _record(casebook, id_, as_read=as_read)
    own = casebook.links_of(record.id)
    told = casebook.links_at(record.document.id, record.sentence.span)
    links = (*own, *(link for link in told if link.kind in OF_SENTENCES and link not in own))
    ends = {end for link in links for end in (link.from_, link.to)} - {record.id}
    return Page(
        record,
        document=casebook.document(record.document.id),
        links=links,
        related={end: found for end in ends if (found := _find(casebook, end))},
        decisions=() if as_read else casebook.decisions_on(record.id),
    )


def _record(casebook: Casebook, id_: str, *, as_read: bool = False) -> Event | Measure:
    try:
        return casebook.event(id_, as_read=as_read)
    except UsageError as error:
        try:
            return casebook.measure(id_)
        except UsageError:
            raise error from None


def _find(casebook: Casebook, end: str) -> Event | Measure | None:
    """The record at the end of a link; ``None`` where the end is a stretch of a text."""
    try:
        return None if ":" in end else _record(casebook, end)
    except UsageError:
        return None


def tell_ends(casebook: Casebook, links: pa.Table) -> pa.Table:
    """The links with columns ``from_words`` and ``to_words`` that tell their ends in words.

    An event is told by its roles, type, status and trigger, a measure by its subject and figure,
    a stretch of a text by itself; an end that the casebook does not have stays empty.
    """
    names = {end: None for side in ("from", "to") for end in links[side].to_pylist()}
    question = files("gestae.outputs").joinpath("ends.sql").read_text("utf-8")
    told = casebook.query(question, {"names": list(names)})
    words = dict(zip(*(column.to_pylist() for column in told.columns), strict=True))
    for side in ("from", "to"):
        column = pa.array([words.get(end) for end in links[side].to_pylist()], pa.string())
        links = links.append_column(f"{side}_words", column)
    return links
