"""A deed before its details are attached: ``Proposal``."""

from dataclasses import dataclass

from gestae.coders.judge import Verdict
from gestae.ontology.lexicon import NominalFrame, Thing, Trigger
from gestae.records import Mention, Predicate, Span, Status

OPEN = "OPEN"
"""The type of a proposal that only the judge can name."""
LOOSE = frozenset({"gerund", "participle"})
"""Forms of clauses that tell what goes with a deed: "…, killing nine"."""
SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT"})
"""Types of acts that answer a deed rather than a party."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Another measure that the words of a deed name, and where: "an asset freeze and a ban"."""

    instrument: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the parse and the tables make of one predicate.

    ``sentence`` is the index of its sentence in the document. ``covers`` are the heads of all
    predicates that belong to the deed: its own, an absorbed deed's, a light verb's noun; a date
    or amount that hangs on any of them belongs to it. ``reading`` is the row of our tables
    behind it, ``None`` where none is; ``verdict`` what the judge makes of it, where one was asked,
    and ``likely`` the probability of its type once both were heard; ``thing`` what its object
    names; ``absorbed`` the deeds below that it speaks of; ``eliminated`` where
    the target is only the one party left in the sentence, ``inferred`` where the judge names a
    party that the grammar does not, ``weakest`` the least that speaks for one of the parties, as
    the logarithm of odds. ``beside`` are measures of the same deed, each an event of its own.
    ``told`` is the type the tables gave, where the judge gave another. ``placed``: whether a noun
    has behind it all that its row asks for, and the place of the deed ("the storage of missiles on
    Lemnos"). ``fellows`` do it together with its subject.
    """

    sentence: int
    predicate: Predicate
    trigger: Span
    type: str
    mode: str | None
    instrument: str | None
    sources: tuple[Mention, ...]
    targets: tuple[Mention, ...]
    status: Status | None
    alone: bool
    covers: frozenset[int]
    reading: Trigger | NominalFrame | None
    thing: Thing | None = None
    absorbed: tuple["Proposal", ...] = ()
    eliminated: bool = False
    inferred: bool = False
    weakest: float | None = None
    verdict: Verdict | None = None
    likely: float | None = None
    told: str | None = None
    beside: tuple[Measure, ...] = ()
    placed: bool = False
    fellows: tuple[Mention, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether enough is known to tell it as an event of its own.

        Not a noun for what goes on. Else both sides; or one where its word says that is
        enough; or a known actor who does with a verb what has a name among our instruments
        ("Palau signed the treaty") or speaks of a deed ("the UN condemned the attack").
        """
        if isinstance(self.reading, NominalFrame) and self.reading.standing:
            return False
        if self.sources and self.targets:
            return True
        if self.alone:
            return bool(self.sources or self.targets)
        known = any(m.actor.id is not None or m.actor.country for m in self.sources)
        named = self.instrument is not None or self.type in SPOKEN or bool(self.absorbed)
        return known and self.predicate.kind == "verb" and named
