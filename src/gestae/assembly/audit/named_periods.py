"""Wars and eras that have a name, told one for another: ``find_named_periods``."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.reading import Reading
from gestae.assembly.audit.telling import Telling
from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span


def find_named_periods(reading: Reading) -> Iterator[Finding]:
    """A named war or era of each side that the other does not name, one for the other."""
    sides = [list(named_periods(telling)) for telling in (reading.a, reading.b)]
    if not all(sides):
        return
    alone = [
        [
            named
            for named in sides[side]
            if not any(named[1] == other[1] for other in sides[1 - side])
        ]
        for side in (0, 1)
    ]
    for (mine, _), (other, _) in zip(*alone, strict=False):
        a, b = mine.of(reading.a.document.text), other.of(reading.b.document.text)
        reason = f"“{a}” stands against “{b}”, which is another time."
        yield reading.pair.finding("date", "critical", reason, a=mine, b=other, score=0.8)


def named_periods(telling: Telling) -> Iterator[tuple[Span, str]]:
    """Where a telling names a war or era, and its years: "1939-1945"."""
    pattern, years = _load(telling.language)
    if pattern is None:
        return
    text = simplify(telling.text) if telling.language in UNSPACED else telling.text.casefold()
    start = telling.span.start
    for match in pattern.finditer(text) if len(text) == len(telling.text) else ():
        yield Span(start + match.start(), start + match.end()), years[match[0]]


@cache
def _load(language: str) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    """The names in a language's ``tables/figures/named_times.csv`` that mean years."""
    path = files("gestae.linguistics") / language / "tables" / "figures" / "named_times.csv"
    if not path.is_file():
        return None, {}
    problems = Problems()
    rows = list(read_rows(path, ("names", "years", "day"), problems))
    problems.raise_if_any()
    years = {name: row["years"] for row in rows if row["years"] for name in row.many("names")}
    names = "|".join(map(re.escape, sorted(years, key=len, reverse=True)))
    bounds = ("", "") if language in UNSPACED else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{bounds[0]}(?:{names}){bounds[1]}") if names else None, years
