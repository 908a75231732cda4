"""What a page of analysis sends as a file: ``send_table``, ``send_picture``, ``send_text``."""

import io
import threading
from typing import TYPE_CHECKING

import pyarrow as pa
from fastapi.responses import Response

from gestae.errors import UsageError
from gestae.outputs.write import load_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

TABLES = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
"""The formats of tables that the pages offer, with their media types."""
PICTURES = {"svg": "image/svg+xml", "png": "image/png"}
"""Those of pictures."""

_drawing = threading.Lock()
"""Matplotlib keeps its look in one place for the whole process."""


def send_table(table: pa.Table, kind: str, name: str, format_: str) -> Response:
    """The rows of a table as a file of that name; raises ``UsageError`` for another format."""
    if format_ not in TABLES:
        raise UsageError.unknown("format", format_, TABLES)
    writer = load_format(format_)
    out = io.StringIO(newline="")
    writer.write([table], kind, out)
    content = out.getvalue().encode("utf-8", "backslashreplace")
    return send_text(content, TABLES[format_], f"{name}.{format_}")


def send_picture(draw: "Callable[[], Figure]", name: str, format_: str) -> Response:
    """A figure as a file of that name; raises ``UsageError`` for a format that is none."""
    from gestae.analysis.charts.picture import save

    if format_ not in PICTURES:
        raise UsageError.unknown("picture format", format_, PICTURES)
    out = io.BytesIO()
    with _drawing:
        save(draw(), format_, out)
    return send_text(out.getvalue(), PICTURES[format_], f"{name}.{format_}")


def send_text(content: str | bytes, media: str, name: str) -> Response:
    """Content to be kept as a file; ``name`` is of our making, never a document's."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media, headers=headers)
