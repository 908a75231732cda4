"""Searching from several threads, with an index that is made while one waits: ``search_now``."""

import threading
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query

from gestae.analysis.search.index import SentenceIndex, open_index
from gestae.analysis.search.meaning import Meanings
from gestae.analysis.search.search import Asked, Found, search
from gestae.errors import CasebookBusyError
from gestae.store.asked import parse_day
from gestae.store.casebook import Casebook
from gestae.web.asked import DATE
from gestae.web.visit import Visit

PATIENCE_SECONDS = 4.0
"""How long a question waits for the index before it is told to come again."""
_WRITING = threading.Lock()
"""One index is written at a time."""


@dataclass(frozen=True, slots=True)
class Question:
    """Words, or a meaning, and what the sentences must match beside."""

    words: str
    by_meaning: bool
    asked: Asked


def read_question(
    q: Annotated[
        str, Query(max_length=500, description='Words, a "phrase", -not, this OR that.')
    ] = "",
    *,
    meaning: Annotated[
        str, Query(pattern="^(|0|1)$", description="With 1 what is nearest in meaning.")
    ] = "",
    language: Annotated[list[str] | None, Query(description="Such as en or zh.")] = None,
    document: Annotated[list[str] | None, Query(description="Part of a title or key.")] = None,
    publisher: Annotated[list[str] | None, Query(description="Part of the name.")] = None,
    since: Annotated[str, Query(description=f"The document appeared then or later. {DATE}")] = "",
    until: Annotated[str, Query(description=f"The document appeared then or before. {DATE}")] = "",
    events: Annotated[
        str, Query(pattern="^(|0|1)$", description="With 1 only sentences that tell an event.")
    ] = "",
) -> Question:
    """The question of an address."""
    asked = Asked(
        languages=_told(language),
        since=parse_day(since or None, last=False),
        until=parse_day(until or None, last=True),
        publishers=_told(publisher),
        documents=_told(document),
        events=events == "1",
    )
    return Question(q.strip(), meaning == "1", asked)


AskedSearch = Annotated[Question, Depends(read_question)]
"""The type of a route's argument ``asked``."""


class Preparing:
    """The index of a state of the casebook, made in a thread of its own from the start."""

    def __init__(self, casebook: Casebook, *, meanings: bool) -> None:
        self.done = 0
        self.index: SentenceIndex | None = None
        self._error: BaseException | None = None
        self._meanings = meanings
        self._thread = threading.Thread(target=self._make, args=(casebook,), daemon=True)
        self._thread.start()

    def wait(self, seconds: float) -> bool:
        """Whether it is made, after so long at most; raises what went wrong."""
        self._thread.join(seconds)
        if self._error:
            raise self._error
        return not self._thread.is_alive()

    def _make(self, casebook: Casebook) -> None:
        try:
            with _WRITING:
                self.index = open_index(casebook, self._tell)
                if self._meanings:
                    Meanings(self.index.folder).update(casebook, self._tell)
        except BaseException as error:  # noqa: BLE001 - it is raised where one waits
            self._error = error

    def _tell(self, done: int) -> None:
        self.done = done


def prepare(visit: Visit, *, meanings: bool = False) -> Preparing:
    """The index of the casebook as it is now, begun if nobody has."""
    made: Preparing = visit.remember(
        ("index", meanings), lambda: Preparing(visit.casebook, meanings=meanings)
    )
    return made


def search_now(visit: Visit, question: Question, *, most: int) -> tuple[Found, ...]:
    """The sentences that answer, best first.

    Raises ``CasebookBusyError`` while the index is being made, ``UsageError`` for no word.
    """
    index = prepare(visit, meanings=question.by_meaning)
    if not index.wait(PATIENCE_SECONDS):
        raise CasebookBusyError(
            f"the sentences are being indexed, {index.done:,} so far; ask again in a moment"
        )
    found: tuple[Found, ...] = visit.remember(
        ("search", question, most),
        lambda: search(
            visit.casebook,
            question.words,
            question.asked,
            most=most,
            by_meaning=question.by_meaning,
            index=index.index,
        ),
    )
    return found


def _told(values: list[str] | None) -> tuple[str, ...]:
    return tuple(value.strip() for value in values or () if value.strip())
