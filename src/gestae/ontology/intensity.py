"""How much a deed helps or hurts, on a scale from -10 to 10: start with ``load_scale``.

Two scales. ``goldstein`` gives the CAMEO code of a deed the weight that Goldstein's panel found for
such acts. ``plover`` gives a deed the mean weight of all codes that its PLOVER type and mode stand
for, which is coarser and leans on nothing finer than the type. Both say how wide the weights of
the deed's own type spread: that is how far a mistaken code could carry it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import fmean
from typing import Literal, Protocol, get_args

from gestae.errors import UsageError
from gestae.ontology.instruments import Instruments
from gestae.ontology.load import load_ontology
from gestae.ontology.plover import Plover
from gestae.ontology.table import Problems, read_rows
from gestae.records import Status

ScaleName = Literal["goldstein", "plover"]
SCALES: tuple[ScaleName, ...] = get_args(ScaleName)
NOT_DONE: frozenset[Status] = frozenset({"denied", "ended"})
"""Deeds that are said not to be, or are over, and so weigh nothing."""


class Weighable(Protocol):
    """What is weighed of a deed: an ``Event``, or as much of one."""

    @property
    def type(self) -> str:
        """PLOVER type."""
        ...

    @property
    def mode(self) -> str | None:
        """PLOVER mode."""
        ...

    @property
    def contexts(self) -> tuple[str, ...]:
        """PLOVER contexts."""
        ...

    @property
    def instrument(self) -> str | None:
        """Instrument of our own tree."""
        ...

    @property
    def status(self) -> Status:
        """How far it has got."""
        ...


@dataclass(frozen=True, slots=True)
class Intensity:
    """What a deed weighs, from -10 (hurts most) to 10 (helps most).

    ``low`` and ``high`` are the least and the greatest weight among the codes of its type;
    ``code`` the CAMEO code it was weighed by, ``None`` on the scale of types.
    """

    weight: float
    low: float
    high: float
    code: str | None


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale of intensity; ``weigh`` is what it is for."""

    name: ScaleName
    weights: Mapping[str, float]
    plover: Plover
    instruments: Instruments
    _by_type: Mapping[str, tuple[float, ...]]
    _by_mode: Mapping[tuple[str, str | None], tuple[float, ...]]

    def weigh(self, event: Weighable) -> Intensity | None:
        """What a deed weighs; ``None`` for one that is denied or over."""
        if event.status in NOT_DONE or event.type not in self._by_type:
            return None
        spread = self._by_type[event.type]
        if self.name == "plover":
            own = self._by_mode.get((event.type, event.mode), spread)
            return Intensity(fmean(own), min(spread), max(spread), None)
        code = self._code(event)
        weight = self.weight(code) if code else fmean(spread)
        return Intensity(weight, min(*spread, weight), max(*spread, weight), code)

    def weight(self, code: str) -> float:
        """The weight of a CAMEO code, or of the nearest code above it.

        >>> load_scale("goldstein").weight("190"), load_scale("goldstein").weight("0331")
        (-10.0, 5.2)
        """
        for length in range(len(code), 1, -1):
            if code[:length] in self.weights:
                return self.weights[code[:length]]
        raise UsageError(f"{code!r} is no CAMEO code; it should begin with 01 to 20")

    def _code(self, event: Weighable) -> str | None:
        instrument = self.instruments.get(event.instrument) if event.instrument else None
        deed = instrument.cameo if instrument else None
        return self.plover.to_cameo(event.type, event.mode, event.contexts, deed)


@cache
def load_scale(name: str = "goldstein") -> Scale:
    """The scale of that name; raises ``UsageError`` with the known ones where there is none."""
    known = next((scale for scale in SCALES if scale == name), None)
    if known is None:
        raise UsageError.unknown("scale", name, SCALES)
    problems = Problems()
    table = files("gestae.ontology") / "tables" / "plover" / "goldstein.csv"
    rows = read_rows(table, ("code", "weight"), problems)
    weights = {row["code"]: float(row["weight"]) for row in rows}
    problems.raise_if_any()
    ontology = load_ontology()
    scale = Scale(known, weights, ontology.plover, ontology.instruments, {}, {})
    by_type: dict[str, list[float]] = defaultdict(list)
    by_mode: dict[tuple[str, str | None], list[float]] = defaultdict(list)
    for code in ontology.plover.cameo.values():
        weight = scale.weight(code.code)
        by_type[code.type].append(weight)
        by_mode[code.type, code.mode].append(weight)
    return Scale(
        known,
        weights,
        ontology.plover,
        ontology.instruments,
        {type_: tuple(found) for type_, found in by_type.items()},
        {key: tuple(found) for key, found in by_mode.items()},
    )
