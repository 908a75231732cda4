"""How the API answers: a page of rows as JSON, or all of them as a file that streams.

A route gives what it found to ``Rows.answer`` or ``answer_table``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import pyarrow as pa
from fastapi import Depends, Query, Request, Response
from fastapi.responses import StreamingResponse

from gestae.errors import UsageError
from gestae.outputs.stream import stream_tables
from gestae.records.rows import plain_row, to_json
from gestae.web.api.schemas import Page, Problem
from gestae.web.templates import to_query

FIRST = 100
"""Rows of a page where no number is asked for."""
MOST = 1_000
"""Rows of a page at most."""

Format = Literal["json", "jsonl", "csv", "parquet", "markdown"]
MEDIA: Mapping[str, str] = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "markdown": "text/markdown",
}
_ENDINGS = {"markdown": "md"}

ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": description}
    for status, description in (
        (400, "The request cannot be answered; the message says what would be right."),
        (401, "Nobody is signed in."),
        (403, "The one who is signed in may not do this."),
        (404, "There is nothing of this name."),
        (413, "The request is too long."),
        (422, "A value is not of the form that is asked for."),
        (429, "Too many requests; wait a minute."),
        (500, "Something broke; nothing was changed."),
        (503, "The casebook is busy; try again."),
    )
}
"""What every route may answer beside what it is asked for."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which of the rows are asked for, and as what."""

    request: Request
    limit: int | None
    offset: int
    format: Format

    @property
    def size(self) -> int:
        """Rows of the page; raises ``UsageError`` for more than a page holds."""
        if self.limit is not None and self.limit > MOST:
            raise UsageError(
                f"a page has {MOST:,} rows at most; take several, or all with format=jsonl"
            )
        return FIRST if self.limit is None else self.limit

    def page(self, rows: Iterable[Mapping[str, Any]], total: int) -> Response:
        """The rows of a page as JSON, with the address of the next."""
        items = [to_json(plain_row(row)) for row in rows]
        after = self.offset + len(items)
        told = {"total": total, "offset": self.offset, "next": self._next(after, total)}
        body = f'{{"items": [{", ".join(items)}], {to_json(told)[1:]}'
        return Response(body.encode("utf-8", "backslashreplace"), media_type="application/json")

    def file(self, tables: Iterable[pa.Table], kind: str) -> Response:
        """All rows as a file, which leaves while it is made."""
        ending = _ENDINGS.get(self.format, self.format)
        return StreamingResponse(
            begun(stream_tables(tables, kind, self.format)),
            media_type=MEDIA[self.format],
            headers={"Content-Disposition": f'attachment; filename="{kind}.{ending}"'},
        )

    def table(self, table: pa.Table, kind: str) -> Response:
        """The rows asked for of a table that is there as a whole."""
        if self.format == "json":
            return self.page(table.slice(self.offset, self.size).to_pylist(), len(table))
        return self.file([table.slice(self.offset, self.limit)], kind)

    def _next(self, after: int, total: int) -> str | None:
        if after >= total or after == self.offset:
            return None
        params = [pair for pair in self.request.query_params.multi_items() if pair[0] != "offset"]
        return self.request.url.path + to_query([*params, ("offset", str(after))])


def read_rows(
    request: Request,
    limit: Annotated[
        int | None,
        Query(
            ge=1,
            le=10**9,
            description=f"Rows at most: of a page {FIRST} where it is not given, and {MOST:,} at "
            "most; of a file all where it is not given.",
        ),
    ] = None,
    offset: Annotated[
        int, Query(ge=0, le=10**9, description="So many rows are left out first.")
    ] = 0,
    format_: Annotated[
        Format, Query(alias="format", description="json is a page of rows; the others are files.")
    ] = "json",
) -> Rows:
    """The rows an address asks for."""
    return Rows(request, limit, offset, format_)


AskedRows = Annotated[Rows, Depends(read_rows)]
"""The type of a route's argument ``rows``."""


def begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, of which the first is there: what is wrong before it, is an answer of its own."""
    first = next(pieces, b"")

    def rest() -> Iterator[bytes]:
        try:
            yield first
            yield from pieces
        finally:
            close: Callable[[], None] | None = getattr(pieces, "close", None)
            if close:
                close()

    return rest()


def answer_row(row: Mapping[str, Any]) -> Response:
    """One object as JSON."""
    body = to_json(plain_row(row)).encode("utf-8", "backslashreplace")
    return Response(body, media_type="application/json")


def listing(item: Any) -> dict[str, Any]:
    """What a route that lists rows declares: a page of them, or a file."""
    text = {"schema": {"type": "string"}}
    binary = {"schema": {"type": "string", "format": "binary"}}
    files = {media: text for name, media in MEDIA.items() if name != "json"}
    files[MEDIA["parquet"]] = binary
    return {
        "response_model": None,
        "responses": {
            200: {"model": Page[item], "description": "The rows.", "content": files},
        },
    }


def thing(model: Any, description: str = "What was asked for.") -> dict[str, Any]:
    """What a route that answers with one object declares."""
    return {
        "response_model": None,
        "responses": {200: {"model": model, "description": description}},
    }
