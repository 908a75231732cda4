"""What each language pack does and holds, as a page for readers: ``describe_languages``.

python -m gestae.linguistics.coverage > docs/reference/languages.md
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files

from gestae.ontology.instruments import Instruments, load_instruments
from gestae.ontology.packs import SLOTS, Pack, read_packs
from gestae.ontology.table import Problems

HEAD = """\
# Languages

<!-- Made by `python -m gestae.linguistics.coverage`; change packs and tables, not this page. -->

A text is read in its own language, by the pack for it in `src/gestae/linguistics`; everything after
that is the same code for all. This page is made from what the packs declare and from the tables as
they are. Counts from a hundred on are rounded to two digits."""
SLOTS_ARE = """\
**own**: the pack does it itself. **shared**: code or tables that all languages have in common
do it. **missing**: nobody does it yet."""
TABLES_ARE = """\
Every table of one pack has its like in the others, by the same name, or a reason why not; `gestae
check` sees to it. Tables of weights may be left out: those in `ontology/tables` then count."""
_CODE = re.compile(r",? \([^()]*/[^()]*\)|, in (lower case|simplified characters).*")
"""What the first sentence of a table says to those who change it."""
WEIGHTS = ("judge", "sides", "confidence")
"""Tables of fitted weights, which a pack may have for itself."""


def describe_languages() -> str:
    """The page as Markdown: slots, tables, names and labels, each language in a column."""
    problems = Problems()
    packs = read_packs(problems)
    instruments = load_instruments(files("gestae.ontology") / "tables" / "instruments", problems)
    problems.raise_if_any()
    languages = [pack.name for pack in packs]
    blocks = (
        HEAD,
        "\n".join(f"- **{pack.name}** (`{pack.code}`): {pack.model}" for pack in packs),
        "## What is done",
        SLOTS_ARE,
        _table(("part", "what it is", *languages), _slots(packs)),
        "## Tables of words",
        TABLES_ARE,
        _table(("table", "what it holds", *languages), _tables(packs)),
        "## What all languages share",
        "Names and labels in each language, in tables that belong to none.",
        _table(("what", *languages), _shared(instruments, packs)),
        "## What is learned",
        _table(("what", *languages), _learned(packs)),
    )
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def _slots(packs: Iterable[Pack]) -> Iterator[tuple[str, ...]]:
    for slot, meaning in SLOTS.items():
        yield slot, meaning, *(_slot(pack, slot) for pack in packs)


def _slot(pack: Pack, slot: str) -> str:
    done = f"**{pack.slots.get(slot, 'not declared')}**"
    return f"{done}: {pack.notes[slot]}" if slot in pack.notes else done


def _tables(packs: tuple[Pack, ...]) -> Iterator[tuple[str, ...]]:
    about = {
        name: _plain(table.about, pack.name)
        for pack in reversed(packs)
        for name, table in pack.tables.items()
    }
    for name in sorted(about):
        if name.removesuffix(".toml") not in WEIGHTS:
            yield f"`{name}`", about[name], *(_entries(pack, name) for pack in packs)


def _plain(about: str, language: str) -> str:
    """What a table holds, said of no language and without what only those who change it need."""
    told = re.sub(rf"{language} (?=nouns|phrases|words)", "", _CODE.sub("", about))
    told = told.replace(language, "the language")
    return told[:1].upper() + told[1:]


def _entries(pack: Pack, name: str) -> str:
    if name in pack.tables:
        return rounded(pack.tables[name].entries)
    return f"missing: {pack.missing.get(name, 'not declared')}"


def _shared(instruments: Instruments, packs: Iterable[Pack]) -> Iterator[tuple[str, ...]]:
    counts: Mapping[str, Callable[[str], int]] = {
        "names of states": lambda code: _names("countries", code),
        "names of bodies": lambda code: _names("bodies", code),
        "names of capitals and seats": lambda code: _names("seats", code),
        "names of persons": lambda code: _names("persons", code),
        "labels of instruments": lambda code: sum(
            len(instrument.labels.get(code, ())) for instrument in instruments
        ),
        "instruments with an example": lambda code: sum(
            code in instrument.examples for instrument in instruments
        ),
    }
    for what, count in counts.items():
        yield what, *(rounded(count(pack.code)) for pack in packs)


def _names(table: str, language: str) -> int:
    """How many names a table of actors gives in a language."""
    path = files("gestae.ontology") / "tables" / "actors" / f"{table}.csv"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    cells = (row.get(language, "") for row in csv.DictReader(lines))
    return sum(len([name for name in cell.split("|") if name.strip()]) for cell in cells)


def _learned(packs: Iterable[Pack]) -> Iterator[tuple[str, ...]]:
    models = files("gestae") / "coders" / "judge" / "models"
    yield (
        "learned judge",
        *("ships" if (models / pack.code).is_dir() else "none" for pack in packs),
    )
    for name in WEIGHTS:
        own = ("own" if f"{name}.toml" in pack.tables else "common" for pack in packs)
        yield f"weights: `{name}.toml`", *own


def rounded(count: int) -> str:
    """A count for readers, of two digits and noughts from a hundred on.

    >>> rounded(99), rounded(5483)
    ('99', '5,500')
    """
    step = 10 ** max(0, len(str(count)) - 2)
    return f"{round(count / step) * step:,}" if count >= 100 else str(count)


def _table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in lines
    )


if __name__ == "__main__":
    import sys

    sys.stdout.write(describe_languages())
