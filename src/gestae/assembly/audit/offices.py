"""A title that a person never had, and that one side alone gives: ``find_offices``."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from gestae.assembly.audit.contrast_tables import load_contrasts
from gestae.assembly.audit.contrast_words import find_words
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.parties import PERSON, Party, find_parties
from gestae.assembly.audit.reading import Reading
from gestae.ontology.table import Problems, read_rows
from gestae.records import Span


def find_offices(reading: Reading) -> Iterator[Finding]:
    """A title right before a person's name that is none of the offices which our tables know.

    Only where the other side names the person, and gives no one that title: "his counterpart"
    against 外长, of a prime minister.
    """
    for side in (0, 1):
        there = {id_ for party in find_parties(reading, 1 - side) for id_ in party.ids}
        for party in find_parties(reading, side):
            if party.sort == PERSON and party.ids & there:
                yield from _wrong(reading, side, party)


def _wrong(reading: Reading, side: int, party: Party) -> Iterator[Finding]:
    telling = (reading.a, reading.b)[side]
    ontology = reading.pair.ontology
    assert ontology is not None
    held = {t.office for id_ in party.ids for t in ontology.actors.tenures.get(id_, ())}
    for (name, member), offices in load_offices().items():
        elsewhere = any(member in w.sense.members for w in find_words(reading, 1 - side, name))
        if not held or held & offices or elsewhere:
            continue
        for word in find_words(reading, side, name):
            between = telling.document.text[word.span.end : party.span.start]
            if word.sense.members == {member} and word.sense.tells and between in {"", " "}:
                yield _finding(reading, side, word.span, party)


def _finding(reading: Reading, side: int, span: Span, party: Party) -> Finding:
    words = span.of((reading.a, reading.b)[side].document.text)
    where, other = ("left", "right") if side == 0 else ("right", "left")
    reason = (
        f"The {where} side calls {party.text} “{words}”, an office not known of this person; the "
        f"{other} side does not."
    )
    spans = {"a": span} if side == 0 else {"b": span}
    return reading.pair.finding("title", "major", reason, score=0.6, **spans)


@cache
def load_offices() -> Mapping[tuple[str, str], frozenset[str]]:
    """The offices that a title may be, by set and member; raises ``TableError``."""
    problems = Problems()
    path = files("gestae.ontology") / "tables" / "audit" / "offices.csv"
    found = {}
    for row in read_rows(path, ("set", "member", "offices"), problems):
        if row["set"] not in load_contrasts():
            problems.add(row.where, f"unknown set {row['set']!r}; see contrasts.csv")
        found[row["set"], row["member"]] = frozenset(row.many("offices"))
    problems.raise_if_any()
    return found
