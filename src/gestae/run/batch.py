"""What every executor runs: ``code_batch``, documents in, their records out, as Arrow tables.

This is the one place that catches everything: a document that breaks a parser or a coder becomes
a ``Failure`` row, and the others go on.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

from gestae.errors import LanguageError, TableError
from gestae.linguistics.parse import parse_documents
from gestae.records import Coded, Document, Failure, Parsed
from gestae.records.columns import Kind, from_table, to_table
from gestae.records.rows import Within

Parse = Callable[[Iterable[Document]], Iterator[Parsed]]
Code = Callable[[Parsed], Coded]
Tables = dict[str, pa.Table]

CODED = "coded"
"""The kind of the table whose column ``document`` holds the ids of what was coded."""


def code_batch(
    documents: pa.Table,
    *,
    parse: Parse = parse_documents,
    code_parsed: Code | None = None,
    judged: bool = True,
) -> Tables:
    """The records of a table of documents, by kind.

    The kinds are ``sentences``, ``mentions``, ``uncoded``, ``events``, ``measures``, ``links`` and
    ``failures``, each in the order of the documents, and ``coded``: the ids of the documents that
    were coded, in a column ``document``. Each other document has a failure. ``judged``: whether
    the learned judge weighs the events. Raises only what is
    wrong with our own tables (``TableError``, ``LanguageError``).
    """
    code_parsed = code_parsed or _code_with_ontology(judged)
    coded: list[Coded] = []
    failures: list[Failure] = []
    for parsed in _parse_each(list(from_table(documents, "documents")), parse):
        result = parsed if isinstance(parsed, Failure) else _code_one(parsed, code_parsed)
        if isinstance(result, Failure):
            failures.append(result)
        else:
            coded.append(result)
    return to_tables(coded, failures)


@cache
def _code_with_ontology(judged: bool) -> Code:
    # Imported here: a process that only hands out work needs none of it.
    from gestae.assembly.translations import with_translations
    from gestae.coders.code import code
    from gestae.ontology.load import load_ontology

    ontology = load_ontology()
    return lambda parsed: with_translations(code(parsed, ontology, judged=judged), parsed, ontology)


def _parse_each(documents: Sequence[Document], parse: Parse) -> Iterator[Parsed | Failure]:
    """Each document parsed: all together, and one by one from the first that fails."""
    done = 0
    try:
        for parsed in parse(documents):
            yield parsed
            done += 1
    except (TableError, LanguageError):
        raise
    except Exception:  # noqa: BLE001 - whatever one document breaks, the others are parsed
        for document in documents[done:]:
            yield from _parse_one(document, parse)


def _parse_one(document: Document, parse: Parse) -> Iterator[Parsed | Failure]:
    try:
        yield from parse([document])
    except (TableError, LanguageError):
        raise
    except Exception as error:  # noqa: BLE001 - becomes a row that says what happened
        yield failure_of(document, "parse", error)


def _code_one(parsed: Parsed, code_parsed: Code) -> Coded | Failure:
    try:
        return code_parsed(parsed)
    except (TableError, LanguageError):
        raise
    except Exception as error:  # noqa: BLE001 - becomes a row that says what happened
        return failure_of(parsed.document, "code", error)


def to_tables(coded: Sequence[Coded], failures: Sequence[Failure]) -> Tables:
    """The tables of what was coded; a record that fits no column fails its document alone."""
    try:
        return _tables_of(coded, failures)
    except Exception:  # noqa: BLE001 - found out below, one by one
        fitting: list[Coded] = []
        failed = list(failures)
        for each in coded:
            try:
                _tables_of([each], ())
                fitting.append(each)
            except Exception as error:  # noqa: BLE001 - becomes a row that says what happened
                failed.append(failure_of(each.document, "store", error))
        return _tables_of(fitting, failed)


def _tables_of(coded: Sequence[Coded], failures: Sequence[Failure]) -> Tables:
    own: dict[Kind, Iterable[object]] = {
        "sentences": _within(coded, lambda each: each.sentences),
        "mentions": _within(coded, lambda each: each.mentions),
        "uncoded": _within(coded, lambda each: each.uncoded),
        "events": (event for each in coded for event in each.events),
        "measures": (measure for each in coded for measure in each.measures),
        "links": (link for each in coded for link in each.links),
        "failures": failures,
    }
    tables: Tables = {kind: to_table(records, kind) for kind, records in own.items()}
    tables[CODED] = pa.table({"document": pa.array([c.document.id for c in coded], pa.string())})
    return tables


def _within(
    coded: Iterable[Coded], parts: Callable[[Coded], Sequence[object]]
) -> Iterator[Within[object]]:
    for each in coded:
        for number, record in enumerate(parts(each)):
            yield Within(each.document.id, number, record)


def failure_tables(failures: Sequence[Failure]) -> Tables:
    """The tables of a batch of which nothing was coded."""
    return _tables_of((), failures)


def failure_of(document: Document, stage: str, error: BaseException) -> Failure:
    """A failure that says what broke and where, so that it can be reported."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    words = " ".join(str(error).split())
    told = f"{type(error).__name__}: {words}" if words else type(error).__name__
    reason = f"{told}{where}. This is a fault of gestae; please report it with the document."
    return Failure(document.path or document.key, stage, reason)
