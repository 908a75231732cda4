"""The ontology as a page for readers, derived from the tables: ``describe_ontology``.

python -m gestae.ontology.reference > docs/reference/ontology.md
"""

from collections.abc import Iterable, Iterator

from gestae.ontology.check import describe_rules
from gestae.ontology.instruments import Instrument, Instruments
from gestae.ontology.load import Ontology, load_ontology
from gestae.ontology.plover import Plover, Term

SHOWN_LABELS = 3
HEAD = """\
# The ontology

<!-- Made from the tables by `python -m gestae.ontology.reference`; change those, not this page. -->

Every event has a **type** with its mode and contexts, which are PLOVER 2021's, and may have an
**instrument**, which is ours and finer. This page is made from the tables that the program reads.
"""
INSTRUMENTS = """\
{count} concepts, one file each. Type, mode and contexts are those of the deed done; of the labels,
which count as phrases of their language, the first few are shown."""
THINGS = """\
The classes of what verbs take, so that *send* with a weapon is aid and *impose* with a sanction is
one. A noun of a class marked as deed tells an event by itself."""


def describe_ontology(ontology: Ontology) -> str:
    """The page as Markdown: types, contexts, sectors, instruments, classes of things, checks."""
    plover, instruments = ontology.plover, ontology.instruments
    blocks = (
        HEAD,
        "## Event types",
        *_types(plover),
        "## Contexts",
        "What an event is about; it may have several or none.",
        _terms("context", plover.contexts.values()),
        "## Sectors",
        "What an actor is.",
        _terms("sector", plover.sectors.values()),
        "## Instruments",
        INSTRUMENTS.format(count=len(instruments)),
        *_instruments(instruments),
        "## Things",
        THINGS,
        _table(
            ("class", "deed", "definition"),
            ((_code(c.id), _yes(c.deed), c.definition) for c in instruments.classes.values()),
        ),
        "## What is checked",
        "`gestae check` holds the tables against these rules.",
        _table(("rule", "asks"), describe_rules().items()),
    )
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def _types(plover: Plover) -> Iterator[str]:
    quads = dict.fromkeys(kind.quad for kind in plover.types.values())
    for quad in quads:
        yield f"### {quad.replace('_', ' ').capitalize()}"
        for kind in plover.types.values():
            if kind.quad == quad:
                mutual = " Each party stands on both sides." if kind.mutual else ""
                modes = [f"- `{mode.id}`: {mode.definition}" for mode in kind.modes.values()]
                yield "\n".join((f"**{kind.id}**: {kind.definition}{mutual}", "", *modes))


def _instruments(instruments: Instruments) -> Iterator[str]:
    for top in instruments.children():
        yield f"### {top.id}"
        below = (i for i in instruments if instruments.is_a(i.id, top.id))
        columns = ("instrument", "definition", "type", "from → to", "contexts", "labels")
        yield _table(columns, (_instrument(instrument) for instrument in below))


def _instrument(instrument: Instrument) -> tuple[str, ...]:
    mode = f" {instrument.mode}" if instrument.mode else ""
    arrow = "↔" if instrument.mutual else "→"
    labels = [*instrument.labels["en"][:SHOWN_LABELS], *instrument.labels["zh"][:SHOWN_LABELS]]
    return (
        _code(instrument.id),
        instrument.definition,
        instrument.type + mode,
        f"{instrument.source_role} {arrow} {instrument.target_role}",
        ", ".join(instrument.contexts),
        ", ".join(labels),
    )


def _terms(name: str, terms: Iterable[Term]) -> str:
    return _table((name, "definition"), ((_code(term.id), term.definition) for term in terms))


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in lines
    )


def _code(text: str) -> str:
    return f"`{text}`"


def _yes(holds: bool) -> str:
    return "yes" if holds else ""


if __name__ == "__main__":
    import sys

    sys.stdout.write(describe_ontology(load_ontology()))
