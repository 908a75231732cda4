"""What a language pack offers: the ``Language`` protocol, and ``load_language`` to get one.

A pack is a folder beside this file, named by its ISO 639-1 code, with ``language.toml``,
``tables/*.csv``, ``examples.yaml`` and a module ``pack.py`` whose ``load()`` returns a
``Language``. ``language.toml`` declares each slot (sentences, tokens, numbers, dates, names,
clauses, quotes, cues) as ``own``, ``shared`` or ``missing``.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Protocol

from gestae.errors import LanguageError
from gestae.records import Sentence
from gestae.records.document import Document


class Language(Protocol):
    """A loaded language pack."""

    @property
    def code(self) -> str:
        """The ISO 639-1 code, which is also the folder's name."""
        ...

    def parse(self, passages: Iterable[tuple[Document, int]]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each passage, given as (document, index of its passage), in order.

        Streams: passages are taken in batches, so that memory does not grow with their number.
        """
        ...


def known_languages() -> tuple[str, ...]:
    """Codes of the packs that are there, sorted: the folders that hold a ``language.toml``."""
    folder = files("gestae.linguistics")
    return tuple(
        sorted(f.name for f in folder.iterdir() if f.is_dir() and (f / "language.toml").is_file())
    )


@cache
def load_language(code: str) -> Language:
    """The pack for a language, loaded once a process; raises ``LanguageError`` if there is none."""
    if code not in known_languages():
        raise LanguageError(
            f"no language pack for {code!r}. Known: {', '.join(known_languages())}."
        )
    pack: Language = import_module(f"gestae.linguistics.{code}.pack").load()
    return pack
