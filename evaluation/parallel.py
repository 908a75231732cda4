"""Whether a sentence and its translation come out alike: amounts, countries, types of events.

    python evaluation/parallel.py DATA [--mistakes N] [--of types] [--no-judge] [--jobs 2]

``DATA`` is a folder with ``parallel/newstest2021_zh-en.jsonl`` and ``parallel/ntrex_en_zh.jsonl``
(news and its human translation, a line a sentence or two). Both sides of every line are coded as
documents of their own, without the day they appeared. Compared are, where either side has one,

- the **amounts** of the line: same figure in the same unit, converted where units differ, or the
  same currency; a bare number meets the same number with a unit, because one language leaves out
  what the other says ("aged 34", 34岁), and what is more than a figure meets a range from it on
  (十几, "over ten"). ``exact`` asks for the same kind, unit and bounds as well, "over 50" being
  another than "50". Left out on both sides is what a record has no number of: ranks, plain counts
  up to two (两国, "both", 一名, "a", 0例, "none"), and stretches of time that name no number (几天,
  "several days", "days"). A conversion in brackets, "6,000 mu (400 hectares)", tells its amount
  again.
- the **countries** of the line: the set of those whose actors or places are found in it.
- the **types** of the events coded in it, as often as they are.

Agreement is the share of the items of both sides that have a partner on the other side of their
line (Dice, so 1 where nothing differs); a line's items meet one to one. ``--mistakes N`` prints
N lines that differ, with what only one side has. A minute or two with two processes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from across import agreement_of, alone_in
from counting import Figures
from gestae.coders.amounts import find_amounts
from gestae.coders.code import code
from gestae.coders.places import find_places
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.ontology.units import known_units
from gestae.records import Amount, Document, Parsed, Passage, Span

SETS = {"newstest": "newstest2021_zh-en.jsonl", "ntrex": "ntrex_en_zh.jsonl"}
LANGUAGES = ("zh", "en")
MEASURES = ("amounts", "countries", "types")
TOLERANCE = Decimal("0.01")
FEW = 9
"""At most so many are a few (几, "several"), where a text names no number."""
PAIR = 2
"""Up to so many of a kind are rather pointed at than counted."""
AT_ONCE = 150
"""Lines a process takes at a time."""

Line = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount without its words: ``kind`` is the same for a distance and a range, and a ton is
    one that counts in thousands of kilograms, as both languages mostly mean.
    """

    kind: str
    unit: str | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Side:
    """What is found in one side of a line."""

    amounts: tuple[Figure, ...]
    countries: tuple[str, ...]
    types: tuple[str, ...]


Pair = tuple[Side, Side]
"""The Chinese side of a line and the English one."""


def main() -> None:
    """Prints the figures, and lines that differ where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--mistakes", type=int, default=0, metavar="N")
    parser.add_argument("--of", choices=MEASURES, default="types")
    parser.add_argument("--set", choices=SETS, help="this set alone")
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    names = [options.set] if options.set else list(SETS)
    read = {
        name: read_set(options.data, name, judged=not options.no_judge, jobs=options.jobs)
        for name in names
    }
    figures = score({name: [pair for _, pair in lines] for name, lines in read.items()})
    for name, value in figures.items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    if options.mistakes:
        print_mistakes([line for lines in read.values() for line in lines], options)


def measure(data: Path, jobs: int = 2) -> Figures:
    """The agreement in each measure on both sets together, and on each by its name."""
    return score({name: [pair for _, pair in read_set(data, name, jobs=jobs)] for name in SETS})


def score(sets: Mapping[str, Sequence[Pair]]) -> Figures:
    """The agreement of the pairs of each set, and of all."""
    figures: Figures = {}
    everything = [pair for pairs in sets.values() for pair in pairs]
    for prefix, pairs in (("", everything), *((f"{name}.", sets[name]) for name in sets)):
        sides = {name: [tuple(getattr(one, name) for one in pair) for pair in pairs]
                 for name in MEASURES}  # fmt: skip
        figures |= agreement_of(f"{prefix}amounts", sides["amounts"], same_figure)
        figures |= agreement_of(f"{prefix}amounts exact", sides["amounts"], same_bounds)
        for name in MEASURES[1:]:
            figures |= agreement_of(f"{prefix}{name}", sides[name])
    return figures


def read_set(
    data: Path, name: str, *, judged: bool = True, jobs: int = 2
) -> list[tuple[Line, Pair]]:
    """Each line of a set with what is found in its two sides."""
    path = data / "parallel" / SETS[name]
    lines: list[Line] = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    batches = [lines[at : at + AT_ONCE] for at in range(0, len(lines), AT_ONCE)]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        read = pool.map(partial(read_lines, judged=judged), batches)
        return list(zip(lines, (pair for pairs in read for pair in pairs), strict=True))


def read_lines(lines: Sequence[Line], *, judged: bool) -> list[Pair]:
    """What is found in both sides of each line."""
    chinese, english = (
        list(read_texts([line[language] for line in lines], language, judged=judged))
        for language in LANGUAGES
    )
    return list(zip(chinese, english, strict=True))


def read_texts(texts: Sequence[str], language: str, *, judged: bool) -> Iterator[Side]:
    """What is found in each text, coded as a document of its own."""
    documents = [
        Document(str(number), text, id=str(number), language=language,
                 passages=(Passage(Span(0, len(text)), language),))
        for number, text in enumerate(texts)
    ]  # fmt: skip
    return (_side(parsed, judged=judged) for parsed in parse_documents(documents))


def _side(parsed: Parsed, *, judged: bool) -> Side:
    ontology = load_ontology()
    coded = code(parsed, ontology, judged=judged)
    amounts = find_amounts(parsed, ontology)
    places = find_places(parsed, ontology)
    countries = {mention.actor.country for mention in coded.mentions}
    countries |= {place.country for place in places}
    return Side(
        figures_of(amounts, parsed.document.text),
        tuple(sorted(country for country in countries if country)),
        tuple(sorted(event.type for event in coded.events)),
    )


def figures_of(amounts: Sequence[Amount], text: str) -> tuple[Figure, ...]:
    """The amounts of a text that its translation is to have, too."""
    return tuple(
        _figure(amount)
        for before, amount in zip((None, *amounts), amounts, strict=False)
        if not _is_left_out(amount) and not (before and _is_told_again(before, amount, text))
    )


def _figure(amount: Amount) -> Figure:
    kind = "distance" if amount.kind == "range" else amount.kind
    unit = "tonne" if amount.unit == "ton" else amount.unit
    return Figure(kind, unit, amount.low, amount.high)


def _is_left_out(amount: Amount) -> bool:
    """Whether an amount is a rank, a plain count up to two, or a time without a number."""
    if amount.kind == "duration":
        return amount.about and amount.high == FEW
    plain = amount.kind == "count" and amount.unit is None and amount.low == amount.high
    return amount.kind == "rank" or (plain and amount.low is not None and 0 <= amount.low <= PAIR)


def _is_told_again(before: Amount, amount: Amount, text: str) -> bool:
    """Whether an amount in brackets is the one before it in another unit."""
    between = text[before.span.end : amount.span.start].strip()
    if between not in ("(", "（") or amount.unit == before.unit:
        return False
    return same_figure(_figure(before), _figure(amount))


def same_bounds(one: Figure, other: Figure) -> bool:
    """Whether two amounts are of one kind and have the same bounds, in whatever unit of measure."""
    ratio = _ratio(one, other) if one.kind == other.kind else None
    return ratio is not None and all(
        _alike(mine, theirs, ratio)
        for mine, theirs in ((one.low, other.low), (one.high, other.high))
    )


def same_figure(one: Figure, other: Figure) -> bool:
    """Whether the figure that two amounts tell is the same, whatever lies above or below it."""
    bare = any(figure.kind == "count" and figure.unit is None for figure in (one, other))
    ratio = Decimal(1) if bare else _ratio(one, other)
    if ratio is None:
        return False
    mine, theirs = _told(one), _told(other)
    if any(None in (figure.low, figure.high) for figure in (one, other)):
        return _alike(mine[0], theirs[0], ratio)  # "over ten" and 十几, which is 10 to 20
    return all(_alike(here, there, ratio) for here, there in zip(mine, theirs, strict=True))


def _told(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Both ends of a range; of any other amount twice the figure it tells."""
    low, high = figure.low, figure.high
    return (high if low is None else low, low if high is None else high)


def _ratio(one: Figure, other: Figure) -> Decimal | None:
    """What the one's unit is in the other's; ``None`` for another currency or another measure."""
    if one.unit == other.unit and one.kind == other.kind:
        return Decimal(1)
    if one.kind == "money" or one.unit is None or other.unit is None:
        return None
    if "degree" in (one.unit, other.unit):  # of a scale that the text leaves out
        return Decimal(1) if one.unit.split()[0] == other.unit.split()[0] else None
    return known_units().ratio(one.unit, other.unit)


def _alike(mine: Decimal | None, theirs: Decimal | None, ratio: Decimal) -> bool:
    if mine is None or theirs is None:
        return mine is theirs
    return abs(mine * ratio - theirs) <= TOLERANCE * abs(theirs)


def print_mistakes(lines: Sequence[tuple[Line, Pair]], options: argparse.Namespace) -> None:
    """Prints lines that differ, spread over the sets, and what is most often on one side only."""
    different, missing = [], Counter[str]()
    for line, (zh, en) in lines:
        only = (_only(zh, en, options.of), _only(en, zh, options.of))
        for language, items in zip(LANGUAGES, only, strict=True):
            missing.update(f"{language} only: {item}" for item in items)
        if any(only):
            different.append((line, only))
    step = max(1, len(different) // options.mistakes)
    for line, (chinese, english) in different[::step][: options.mistakes]:
        print(f"\n{line['zh']}\n{line['en']}\n  zh only: {chinese}  en only: {english}")
    print(f"\n{len(different)} lines differ; most often:")
    for what, count in missing.most_common(30):
        print(f"{count:5} {what}")


def _only(one: Side, other: Side, name: str) -> list[str]:
    """What of a measure only the one side has, for readers."""
    if name == "amounts":
        return [_shown(figure) for figure in alone_in(one.amounts, other.amounts, same_figure)]
    return alone_in(getattr(one, name), getattr(other, name))


def _shown(figure: Figure) -> str:
    bounds = f"{figure.low}" if figure.low == figure.high else f"{figure.low}–{figure.high}"
    return f"{bounds} {figure.kind} {figure.unit or ''}".strip()


if __name__ == "__main__":
    main()
