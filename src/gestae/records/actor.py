"""Who acts, speaks or is acted upon: ``Actor`` and the ``Mention`` it was read from."""

from dataclasses import dataclass

from gestae.records.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, group or person.

    ``id``: ISO 3166-1 alpha-3 for a state (historic states keep their codes, ``SUN``), an id of
    its own for a body that is none (``NATO``, ``EU``), ``None`` for one our tables do not know.
    ``country``: the alpha-3 code of the country it belongs to or acts for; ``None`` for a body
    that is no country's. ``sector``: a PLOVER sector code such as ``GOV`` or ``MIL``, or ``None``.
    """

    id: str | None
    name: str
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor at one place of the text. ``text`` is the surface, ``span`` where it stands.

    ``antecedent`` is the span of the earlier mention that a pronoun or a description such as
    "the country" was resolved to, ``None`` where the mention names its actor itself.
    """

    actor: Actor
    text: str
    span: Span
    antecedent: Span | None = None
