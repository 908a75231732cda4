"""Figures and dates are read by a cascade of patterns over words: start with ``Cascade.read``.

A text becomes ``Piece``s, each with the classes its word belongs to ("second": an ordinal, and a
unit of time). Rules, in stages, replace runs of pieces by one piece with a new reading:

    2 | 1/2 | years  →  number years  →  duration

A rule is a row of a table: a pattern of class names, and the name of the action (a Python
function) that turns what it matched into the classes and values of the new piece. Within a stage
the text is read once from left to right; at each piece the longest match whose action does not
decline wins, the earlier row where two are equally long. This is Abney's finite-state cascade
(Partial parsing via finite-state cascades, 1996), with sets of classes in place of tags.

Patterns: ``number unit`` a piece of each class; ``number|ordinal`` either; ``comma?`` ``dot*``
``word+`` optional, repeated; ``( … )?`` a group; ``day:number`` a piece whose value the action
gets as ``day``; ``=unit`` and ``!unit`` a unit, no unit, comes here; ``<the`` and ``<!the``
after, not after, a "the".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gestae.ontology.table import Problems, Row

Values = Mapping[str, Any]
"""What a piece is, by class, with its value in that class."""
FIRST_CODE = 0x100
"""Codes of class sets are characters from here on: none has a meaning in a regular expression."""
PART = re.compile(
    r"(?P<close>\)[?*+]?)|(?P<open>\()|(?P<look><!|<|!|=)?(?:(?P<field>\w+):)?"
    r"(?P<names>\w+(?:\|\w+)*)(?P<times>[?*+]?)"
)
LOOKS = {"=": "(?={})", "!": "(?!{})", "<": "(?<={})", "<!": "(?<!{})"}


@dataclass(slots=True)
class Piece:
    """A word, literal or reading: where it stands in the document and what it may be."""

    code: str
    values: Values
    start: int
    end: int


@dataclass(slots=True)
class Alphabet:
    """One character for each set of classes, so that patterns run as regular expressions."""

    codes: dict[frozenset[str], str] = field(default_factory=dict)

    def code(self, classes: Iterable[str]) -> str:
        """The character of a set of classes, the same one each time."""
        key = frozenset(classes)
        found = self.codes.get(key)
        if found is None:
            found = self.codes[key] = chr(FIRST_CODE + len(self.codes))
        return found

    def having(self, names: Sequence[str]) -> str:
        """All characters whose sets hold at least one of the classes."""
        return "".join(code for classes, code in self.codes.items() if classes & {*names})


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: ``pieces[start:end]`` of the sentence, and the values it asked for."""

    pieces: Sequence[Piece]
    start: int
    end: int
    values: Values

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a field or constant of the rule."""
        return self.values.get(name, default)

    @property
    def first(self) -> Piece:
        """The first piece matched."""
        return self.pieces[self.start]

    @property
    def last(self) -> Piece:
        """The last piece matched."""
        return self.pieces[self.end - 1]


Action = Callable[[Match], Values | None]
"""What a match means: classes with values of the new piece, or ``None`` to decline."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of a rule table, compiled; ``fields`` lists each field with its classes."""

    regex: re.Pattern[str]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    action: Action
    constants: Values

    def match(self, codes: str, pieces: Sequence[Piece], start: int) -> Match | None:
        """The match that begins at piece ``start``, or ``None``."""
        found = self.regex.match(codes, start)
        if found is None or found.end() == start:
            return None
        values = dict(self.constants)
        for name, classes in self.fields:
            position = found.start(name)
            if position >= 0:
                values[name] = _value(pieces[position], classes)
        return Match(pieces, start, found.end(), values)


@dataclass(frozen=True, slots=True)
class Stage:
    """Rules read in one pass: by the code of their first piece, which ``first`` searches for."""

    first: re.Pattern[str]
    rules: Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Cascade:
    """Rules in stages, over the classes of one alphabet."""

    alphabet: Alphabet
    stages: tuple[Stage, ...]

    def read(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces after all stages: readings in place of the runs they were made of."""
        codes: str | None = None
        for stage in self.stages:
            if codes is None:
                codes = "".join([piece.code for piece in pieces])
            found = stage.first.search(codes)
            if found is not None:
                pieces, is_changed = self._rewrite(stage, codes, pieces, found.start())
                codes = None if is_changed else codes
        return pieces

    def _rewrite(
        self, stage: Stage, codes: str, pieces: list[Piece], start: int
    ) -> tuple[list[Piece], bool]:
        """The pieces after one stage that first may apply at ``start``, and whether any changed."""
        read = pieces[:start]
        is_changed = False
        while True:
            found = self._longest(stage.rules[codes[start]], codes, pieces, start)
            if found is None:
                read.append(pieces[start])
                end = start + 1
            else:
                end, piece = found
                read.append(piece)
                is_changed = True
            following = stage.first.search(codes, end)
            if following is None:
                return read + pieces[end:], is_changed
            start = following.start()
            read += pieces[end:start]

    def _longest(
        self, rules: Sequence[Rule], codes: str, pieces: list[Piece], start: int
    ) -> tuple[int, Piece] | None:
        found = [(m, r) for r in rules if (m := r.match(codes, pieces, start)) is not None]
        if len(found) > 1:
            found.sort(key=lambda pair: -pair[0].end)
        for match, rule in found:
            values = rule.action(match)
            if values is not None:
                code = self.alphabet.code(values)
                return match.end, Piece(code, values, match.first.start, match.last.end)
        return None


def build_cascade(
    alphabet: Alphabet,
    rows: Iterable[Row],
    actions: Mapping[str, Action],
    parse_constants: Callable[[str], Values],
    problems: Problems,
) -> Cascade:
    """The cascade of a rule table with columns stage, pattern, action, with and example.

    ``alphabet`` must already know every set of classes that a text or an earlier action can
    yield. Stages run in the order in which the table first names them.
    """
    stages: dict[str, list[tuple[str, Rule]]] = {}
    for row in rows:
        action = actions.get(row["action"])
        if action is None:
            problems.add(
                row.where, f"action {row['action']!r}; known: {', '.join(sorted(actions))}"
            )
            continue
        source, fields, first = _compile(row["pattern"], alphabet)
        rule = Rule(re.compile(source), fields, action, parse_constants(row["with"]))
        stages.setdefault(row["stage"], []).append((first, rule))
    return Cascade(alphabet, tuple(_stage(rows) for rows in stages.values()))


def _stage(rows: Sequence[tuple[str, Rule]]) -> Stage:
    rules: dict[str, list[Rule]] = {}
    for first, rule in rows:
        for code in first:
            rules.setdefault(code, []).append(rule)
    codes = re.compile(f"[{''.join(rules)}]" if rules else "(?!)")
    return Stage(codes, {code: tuple(found) for code, found in rules.items()})


def _compile(
    pattern: str, alphabet: Alphabet
) -> tuple[str, tuple[tuple[str, tuple[str, ...]], ...], str]:
    """The regular expression of a pattern, its fields, and the codes it can begin with."""
    source: list[str] = []
    fields: list[tuple[str, tuple[str, ...]]] = []
    first: set[str] = set()
    opening = True
    group_opening: list[bool] = []
    for part in PART.finditer(pattern):
        if part["open"]:
            source.append("(?:")
            group_opening.append(opening)
        elif part["close"]:
            source.append(part["close"])
            was_opening = group_opening.pop()
            opening = opening or (was_opening and part["close"][1:] in ("?", "*"))
        else:
            names = tuple(part["names"].split("|"))
            codes = alphabet.having(names)
            piece = f"[{codes}]" if codes else "(?!)"
            if part["look"]:
                source.append(LOOKS[part["look"]].format(piece))
                continue
            if part["field"]:
                piece = f"(?P<{part['field']}>{piece})"
                fields.append((part["field"], names))
            source.append(piece + part["times"])
            if opening:
                first.update(codes)
                opening = part["times"] in ("?", "*")
    return "".join(source), tuple(fields), "".join(sorted(first))


def _value(piece: Piece, classes: Sequence[str]) -> Any:
    for name in classes:
        if name in piece.values:
            return piece.values[name]
    return None
