"""Records leave as bytes while they are still being read: ``stream_tables``."""

import io
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from queue import Full, Queue
from typing import Any, cast

import pyarrow as pa

from gestae.outputs.write import load_format
from gestae.records.columns import SCHEMAS, Kind

AHEAD = 4
"""Pieces that are written before somebody takes the first of them."""
PIECE = 64 * 1024
"""Bytes of a piece."""
PATIENCE_SECONDS = 0.5
"""How often a writer looks whether anybody still reads."""

_Piece = bytes | BaseException | None


def stream_tables(tables: Iterable[pa.Table], kind: str, format_: str) -> Iterator[bytes]:
    """The records of one kind in a format, in pieces; ``tables`` are drawn as the pieces are taken.

    An error on the way is raised where the pieces are taken, so that what came is known not to be
    whole. To stop taking them stops the drawing. Raises ``UsageError`` at once for a format that is
    not known.
    """
    writer = load_format(format_)
    empty = [SCHEMAS[cast("Kind", kind)].empty_table()] if kind in SCHEMAS else []
    queue: Queue[_Piece] = Queue(AHEAD)
    over = threading.Event()

    def write() -> None:
        # A format writes into a file; it runs in a thread so that its bytes can be taken meanwhile.
        pipe = _Pipe(queue, over)
        try:
            out: Any = pipe if writer.BINARY else _Text(pipe)
            writer.write(chain(empty, tables), kind, out)
            pipe.send()
            pipe.put(None)
        except _Over:
            pass
        except BaseException as error:  # noqa: BLE001 - it is raised again where the pieces are taken
            _put_last(pipe, error)

    return _pieces(queue, over, threading.Thread(target=write, daemon=True))


def _pieces(
    queue: "Queue[_Piece]", over: threading.Event, thread: threading.Thread
) -> Iterator[bytes]:
    thread.start()
    try:
        while (piece := queue.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        over.set()


class _Over(Exception):  # noqa: N818 - nobody takes the pieces any more, which is no error
    pass


class _Pipe(io.RawIOBase):
    """A file that is written into a queue."""

    def __init__(self, queue: "Queue[_Piece]", over: threading.Event) -> None:
        self._queue = queue
        self._over = over
        self._held = bytearray()
        self._place = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def write(self, content: Any) -> int:
        told = bytes(content)
        self._held += told
        self._place += len(told)
        if len(self._held) >= PIECE or self._place == len(self._held) == len(told):
            self.send()
        return len(told)

    def send(self) -> None:
        if self._held:
            self.put(bytes(self._held))
            self._held.clear()

    def put(self, piece: _Piece) -> None:
        while not self._over.is_set():
            try:
                self._queue.put(piece, timeout=PATIENCE_SECONDS)
            except Full:
                continue
            return
        raise _Over


class _Text:
    """Text into such a file as UTF-8; a lone surrogate becomes an escape, in JSON its own."""

    def __init__(self, pipe: _Pipe) -> None:
        self._pipe = pipe

    def write(self, text: str) -> int:
        self._pipe.write(text.encode("utf-8", "backslashreplace"))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


def _put_last(pipe: _Pipe, error: BaseException) -> None:
    with suppress(_Over):
        pipe.put(error)
