"""What a run read, or a casebook holds, in numbers: ``Summary``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gestae.records import Duplicate, Failure


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a run over its input, or of a whole casebook.

    Of a run, ``documents`` and all that follows count what the run added; ``known`` counts the
    documents that were in the casebook already, ``failures`` are those met in the run (also
    where an earlier run met them), ``duplicates`` the copies it met for the first time.
    ``events_by_type`` runs from the most frequent type down. ``uncoded`` gives, for each reason,
    how many passages were kept and not coded for it. ``notes`` are the readers' remarks, each
    once, as (key of the first document it was made on, remark). ``seconds`` is ``None`` for a
    casebook. ``interrupted`` is true where the run was stopped before its end; what it had read
    is kept.
    """

    documents: int = 0
    known: int = 0
    passages: int = 0
    sentences: int = 0
    mentions: int = 0
    events: int = 0
    measures: int = 0
    links: int = 0
    characters: int = 0
    events_by_type: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    """Passages by language, the most frequent first."""
    uncoded: Mapping[str, int] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    seconds: float | None = None
    interrupted: bool = False
