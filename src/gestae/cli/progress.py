"""A line on the terminal that tells how far a run has got: ``show_progress``."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gestae.run.tally import Progress


@contextmanager
def show_progress() -> "Iterator[Callable[[str], None]]":
    """A function that shows how far the work has got; it does nothing off the terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    from gestae.outputs.screen import printable

    columns = (SpinnerColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading")
        yield lambda words: bar.update(task, description=escape(printable(words)))


def word_progress(step: "Progress") -> str:
    """The step in words: "12 documents, 3 known, 80 events, 1 failed · folder/file.txt"."""
    from gestae.outputs.wording import word_count

    parts = [word_count(step.documents, "document")]
    if step.known:
        parts.append(f"{step.known:,} known")
    parts.append(word_count(step.events, "event"))
    if step.failures:
        parts.append(f"{step.failures:,} failed")
    path = f" · {step.path}" if step.path else ""
    return ", ".join(parts) + path
