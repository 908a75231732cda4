"""What was drawn from the casebook and holds until something is written: ``Remembered``."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from gestae.store.held import HeldCasebook

Made = TypeVar("Made")

MOST = 64
"""How many answers are kept; the one asked for longest ago goes first."""


class Remembered:
    """Analyses of a casebook, each made once for each state of it.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     casebook = HeldCasebook(Path(folder) / "casebook.duckdb")
    ...     remembered, made = Remembered(casebook), []
    ...     for _ in range(2):
    ...         remembered.get("number of events", lambda: made.append(1))
    ...     casebook.close()
    >>> made
    [1]
    """

    def __init__(self, casebook: HeldCasebook) -> None:
        self._casebook = casebook
        self._gate = threading.Lock()
        self._kept: OrderedDict[Hashable, _Answer] = OrderedDict()

    def get(self, question: Hashable, make: Callable[[], Made]) -> Made:
        """The answer to a question, made now if it is not known; who asks meanwhile waits for it.

        ``question`` names all that the answer depends on, besides what the casebook holds.
        """
        revision = self._casebook.revision
        with self._gate:
            answer = self._kept.get(question)
            if answer is None or answer.revision != revision:
                answer = self._kept[question] = _Answer(revision)
            self._kept.move_to_end(question)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        with answer.gate:
            if not answer.is_made:
                answer.value = make()
                answer.is_made = True
        made: Made = answer.value
        return made


class _Answer:
    """One answer, on its way or made."""

    __slots__ = ("gate", "is_made", "revision", "value")

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self.gate = threading.Lock()
        self.is_made = False
        self.value: Any = None
