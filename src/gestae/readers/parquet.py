"""Parquet tables of documents. Start with ``read``; only the columns needed are read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from gestae.errors import ReadError
from gestae.readers.shared.columns import match_columns, require_text
from gestae.readers.shared.rows import row_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow.parquet

    from gestae.readers.shared.options import Options
    from gestae.readers.shared.source import Source
    from gestae.records import Document, Failure

SUFFIXES = (".parquet", ".pq")
MAGIC = b"PAR1"

BATCH_ROWS = 256
"""Rows held at once; texts are long, and Arrow holds them twice while they are converted."""


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of a Parquet file."""
    return head.startswith(MAGIC)


def read(source: Source, options: Options) -> Iterator[Document | Failure]:
    """A document for each row that has a text, in order; a failure for each that has none."""
    import pyarrow as pa

    try:
        with _open(source, options) as table:
            names = table.schema_arrow.names
            columns = match_columns(names, options.columns)
            require_text(columns, names, source.name)
            number = 0
            for batch in table.iter_batches(BATCH_ROWS, columns=list(columns.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield row_document(
                        row,
                        columns,
                        table=source.name,
                        number=number,
                        options=options,
                        format="parquet",
                    )
    except LookupError as error:
        raise ReadError(source.name, "extract", str(error.args[0])) from error
    except (pa.ArrowException, OSError) as error:
        reason = f"is damaged, truncated or no Parquet file ({error})"
        raise ReadError(source.name, "extract", reason) from error


def _open(source: Source, options: Options) -> pyarrow.parquet.ParquetFile:
    import pyarrow.parquet as pq

    return pq.ParquetFile(source.path or io.BytesIO(source.read_bytes(options)))
