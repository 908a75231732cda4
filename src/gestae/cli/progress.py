"""A line on the terminal that tells how far a run has got: ``show_progress``."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gestae.run.local import Progress


@contextmanager
def show_progress() -> "Iterator[Callable[[Progress], None] | None]":
    """A function to call with each step; ``None`` where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading the language packs")
        yield lambda step: bar.update(task, description=word_progress(step))


def word_progress(step: "Progress") -> str:
    """The step in words: "12 documents, 3 known, 80 events, 1 failed · folder/file.txt"."""
    from rich.markup import escape

    from gestae.outputs.wording import word_count

    parts = [word_count(step.documents, "document")]
    if step.known:
        parts.append(f"{step.known:,} known")
    parts.append(word_count(step.events, "event"))
    if step.failures:
        parts.append(f"{step.failures:,} failed")
    path = f" · {escape(step.path)}" if step.path else ""
    return ", ".join(parts) + path
