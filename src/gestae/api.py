"""The Python API: ``code`` a text, ``read`` files into a casebook, ``open_casebook`` to ask it.

The same verbs as the commands. All three are also found as ``gestae.code`` and so on.
"""

import datetime as dt
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyarrow as pa

from gestae.errors import UsageError
from gestae.records import Coded, Document, Event, Excerpt, Link, Measure, Mention, Uncoded
from gestae.records.columns import to_table
from gestae.records.rows import Within
from gestae.run.tally import Progress
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.filters import Filters

__all__ = ["Casebook", "CodedText", "Filters", "Progress", "code", "open_casebook", "read"]


@dataclass(frozen=True, slots=True)
class CodedText:
    """What was read from one text; ``events``, ``measures`` and ``links`` in its order."""

    coded: Coded

    @property
    def document(self) -> Document:
        """The text as it was kept, with its passages; every span counts in ``document.text``."""
        return self.coded.document

    @property
    def events(self) -> tuple[Event, ...]:
        """What it says was done."""
        return self.coded.events

    @property
    def measures(self) -> tuple[Measure, ...]:
        """What it states in figures without a deed."""
        return self.coded.measures

    @property
    def links(self) -> tuple[Link, ...]:
        """How events, measures and spans hang together."""
        return self.coded.links

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place where an actor is named or meant."""
        return self.coded.mentions

    @property
    def sentences(self) -> tuple[Excerpt, ...]:
        """Its sentences."""
        return self.coded.sentences

    @property
    def uncoded(self) -> tuple[Uncoded, ...]:
        """The passages that were not coded, and why."""
        return self.coded.uncoded

    def to_arrow(
        self, kind: Literal["events", "measures", "links", "mentions", "sentences"] = "events"
    ) -> pa.Table:
        """The records of that kind as an Arrow table, in the form of the contract."""
        if kind == "mentions":
            return to_table(self._within(self.mentions), kind)
        if kind == "sentences":
            return to_table(self._within(self.sentences), kind)
        records = {"events": self.events, "measures": self.measures, "links": self.links}
        if kind not in records:
            raise UsageError.unknown("kind of record", kind, [*records, "mentions", "sentences"])
        return to_table(records[kind], kind)

    def _within(self, records: tuple[Mention, ...] | tuple[Excerpt, ...]) -> list[Within[object]]:
        return [Within(self.document.id, n, record) for n, record in enumerate(records)]


def code(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    author: str | None = None,
    language: str | None = None,
    key: str = "text",
    judged: bool = True,
) -> CodedText:
    """What a text says was done: who did what to whom, when, where, how much, on whose word.

    ``published``, a date or its ISO form, is what "yesterday" counts from; without it relative
    dates stay open. ``language`` is an ISO 639-1 code, found out for each passage if not given;
    a passage in a language that cannot be coded yet is in ``uncoded``. ``judged``: whether the
    learned judge weighs the events; without it coding is faster and finds less. A text that
    tells of nothing gives no events. Raises ``UsageError`` for a date that is none.

    >>> told = code("Norway sent 20 trucks to Moldova on Monday.", published="2023-05-10")
    >>> [(event.type, event.sources[0].actor.id) for event in told.events]
    [('AID', 'NOR')]
    """
    # Imported here: `import gestae` should not load a language engine.
    from gestae.assembly.translations import with_translations
    from gestae.coders.code import code as code_parsed
    from gestae.linguistics.parse import parse_documents
    from gestae.ontology.load import load_ontology
    from gestae.readers import make_document

    document = make_document(
        text,
        key=key,
        title=title,
        url=url,
        author=author,
        publisher=publisher,
        published=_day(published),
        language=language,
    )
    (parsed,) = parse_documents([document])
    ontology = load_ontology()
    coded = code_parsed(parsed, ontology, judged=judged)
    return CodedText(with_translations(coded, parsed, ontology))


def read(
    *paths: str | Path,
    casebook: Casebook | str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    jobs: int = 1,
    judged: bool = True,
    linked: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Casebook:
    """The casebook that holds what the files say: read, coded and kept.

    ``paths`` are files, folders with all below them, or ``-`` for standard input, in any known
    format. ``casebook`` is one that is open or the path of one, made if there is none; without
    it, what is read is kept for as long as the result is. What could not be read is in
    ``failures()`` of the result, all counts in ``summary()``. ``columns`` names the columns of
    tables of documents (``{"text": "body"}``); ``jobs`` is the number of processes; ``judged`` as
    in ``code``. ``linked``: whether tellings of one deed are then found, and what contradicts.

    Raises ``UsageError`` for a wrong call, ``CasebookError`` for a casebook that cannot be used.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "wire.txt").write_text("Norway sent 20 trucks to Moldova.")
    ...     read(folder).summary().documents
    1
    """
    from gestae.readers import Options
    from gestae.run.linking import link_casebook
    from gestae.run.local import read_into_casebook

    if not paths:
        raise UsageError("nothing to read; give at least one path")
    kept = casebook if isinstance(casebook, Casebook) else _open(casebook)
    options = Options(columns=columns or {})
    read_into_casebook(paths, kept, options=options, jobs=jobs, judged=judged, progress=progress)
    if linked:
        link_casebook(kept)
    return kept


def _open(path: str | Path | None) -> Casebook:
    if path is not None:
        return open_casebook(path)
    folder = tempfile.mkdtemp(prefix="gestae-")
    casebook = open_casebook(Path(folder) / "casebook.duckdb")
    weakref.finalize(casebook, shutil.rmtree, folder, ignore_errors=True)
    return casebook


def _day(day: dt.date | str | None) -> dt.date | None:
    if not isinstance(day, str):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"published is {day!r}; it should be a date, like '2024-09-14'") from error
