"""The errors gestae raises on purpose. Start with the tree.

    GestaeError                 anything a caller may want to catch
    ├── UsageError              the call is wrong: an unknown option value, name or filter
    │   ├── NotFoundError       the casebook holds nothing of that name
    │   └── FieldsError         several values of one form are wrong; what of each
    ├── TableError              one of our own tables is wrong; lists every problem found
    ├── ReadError               a file cannot be read as documents; becomes a Failure row
    ├── CasebookError           a casebook cannot be opened, written or migrated
    │   └── CasebookBusyError   another process is writing to it
    └── LanguageError           no pack, or a broken one, for a language

Every message says what is wrong, where, and what to do about it. Strict on our own tables
(all problems at once, at load), forgiving on the world (a document's failure is a row).
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


class GestaeError(Exception):
    """Something gestae can explain. ``str(error)`` is one message meant for the user."""


class UsageError(GestaeError):
    """The call itself is wrong; the command line exits with 2."""

    @classmethod
    def unknown(cls, kind: str, name: str, known: Iterable[str]) -> "UsageError":
        """An error for a name that is not known, with the nearest and all that are."""
        from rapidfuzz import fuzz, process  # imported here: only a wrong name needs it

        names = sorted(known)
        nearest = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=60)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        return cls(f"unknown {kind} {name!r}.{hint} Known: {', '.join(names) or 'none'}.")


class NotFoundError(UsageError):
    """The casebook holds nothing of the name that was given."""


class FieldsError(UsageError):
    """Values that were given together are wrong; ``fields`` holds what is wrong with each."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = dict(fields)
        super().__init__("; ".join(f"{name}: {told}" for name, told in self.fields.items()))


class TableError(GestaeError):
    """One or more of our own tables are wrong.

    ``problems`` holds one line each, as ``file:line: what is wrong; what would be right``.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            f"{len(self.problems)} problem(s) in the tables:\n" + "\n".join(self.problems)
        )


class ReadError(GestaeError):
    """A file, or one document in it, cannot be read.

    ``stage`` names the step that failed (``open``, ``decode``, ``extract``, …); ``path`` is the
    file as the caller named it, with ``!member`` behind it inside an archive.
    """

    def __init__(self, path: str | Path, stage: str, reason: str) -> None:
        self.path = str(path)
        self.stage = stage
        self.reason = reason
        super().__init__(f"{self.path}: {reason} (while trying to {stage})")


class CasebookError(GestaeError):
    """A casebook cannot be opened, read, written or migrated."""


class CasebookBusyError(CasebookError):
    """Another process holds the casebook for writing."""


class LanguageError(GestaeError):
    """A language has no pack, or its pack cannot be loaded."""
