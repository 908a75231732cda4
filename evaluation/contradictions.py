"""Planted contradictions: how many are found, and what is called one and is none.

    python evaluation/contradictions.py [--mistakes N] [--no-judge]

The documents of ``evaluation/corpus-pairs`` tell each story in English and in Chinese, worded on
their own; those of ``examples/documents`` are told twice in one wording. Both tellings of a deed
that linking finds are taken, and into one of them a difference is planted: another figure, day,
place, party, the sides swapped, or that it did not happen. ``found`` is the share of plants of
that kind that come out as a contradiction of that kind. Events below the least confidence
(``contradictions.toml``) are left out, as they are in linking.

False alarms are counted, in the same pairs, over tellings with nothing planted (``untouched``) and
over such as are changed and stay true: a figure rounded, given in another unit or currency, with
"about" or a bound that it keeps; a day told as its month. ``others`` are all pairs of tellings in
the documents that linking takes for alike and not for one deed: nobody contradicts anybody there,
and what is called a contradiction is printed, to be read.
"""

import argparse
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from gestae.assembly.contradictions.find import contradict, is_worth_comparing, with_meaning
from gestae.assembly.contradictions.pair import GIVEN
from gestae.assembly.tellings.likeness import Likeness, compare, find_evidence, odds_of
from gestae.assembly.tellings.relation import relate
from gestae.assembly.tellings.telling import OPENING, Story, Telling, telling_of
from gestae.coders.code import code
from gestae.evaluation.corpus import read_annotated
from gestae.linguistics.parse import parse_documents
from gestae.ontology.contradictions import load_contradictions
from gestae.ontology.exchange import load_rates
from gestae.ontology.load import load_ontology
from gestae.ontology.tellings import load_tellings
from gestae.ontology.units import known_units
from gestae.readers import make_document, read_path
from gestae.records import Actor, Amount, Cue, Date, Document, Event, Link, Place

RAW = argparse.RawDescriptionHelpFormatter
HERE = Path(__file__).parent
PAIRS = HERE / "corpus-pairs"
EXAMPLES = HERE.parent / "examples" / "documents"
OTHER_PARTIES = (Actor("BRA", "Brazil", "BRA", "GOV"), Actor("KEN", "Kenya", "KEN", "GOV"))
OTHER_PLACES = (
    ("Montevideo", "URY", -34.9, -56.19), ("Tromsø", "NOR", 69.65, 18.96)
)  # fmt: skip

OTHER_UNITS = {"kilometre": "mile", "mile": "kilometre", "tonne": "kilogram"}

Plant = Callable[[Event], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class Told:
    """A coded document: its events, and its story."""

    events: tuple[Event, ...]
    story: Story


@dataclass(frozen=True, slots=True)
class TwoTellings:
    """Two events that tell one deed, and where they come from."""

    one: Event
    other: Event
    stories: tuple[Story, Story]


def _retold(event: Event, said: str, now: str) -> Event:
    """The event with other words in its sentence."""
    sentence = event.sentence
    return replace(event, sentence=replace(sentence, text=sentence.text.replace(said, now)))


def _sized(amount: Amount, factor: Decimal) -> Amount:
    low, high = (None if end is None else end * factor for end in (amount.low, amount.high))
    return replace(amount, low=low, high=high, text=f"<{low}-{high} {amount.unit}>")


def _with_amounts(event: Event, change: Callable[[Amount], Amount | None]) -> Iterator[Event]:
    """The event with its amounts changed, where there is one that can be."""
    if len({amount.kind for amount in event.amounts}) != len(event.amounts):
        return  # with several of a kind, one of them may still be the same
    for number, amount in enumerate(event.amounts):
        if amount.kind in ("rank", "share", "duration") or amount.low in (None, 0):
            continue
        changed = change(amount)
        if changed is not None:
            rest = event.amounts[:number], event.amounts[number + 1 :]
            new = replace(event, amounts=(*rest[0], changed, *rest[1]))
            yield _retold(new, amount.text, changed.text)
            return


def figure_by(factor: str) -> Plant:
    """Another figure, so many times the one told."""
    return lambda event: _with_amounts(event, lambda amount: _whole(amount, Decimal(factor)))


def _whole(amount: Amount, factor: Decimal) -> Amount | None:
    changed = _sized(amount, factor)
    counted = amount.kind == "count" and changed.low is not None
    if counted and changed.low is not None and abs(changed.low - (amount.low or 0)) < 1:
        return None
    return changed


def _moved(date: Date, days: int) -> Date:
    step = dt.timedelta(days=days)
    return replace(
        date, start=date.start + step, end=date.end + step, text=f"<{date.start + step}>"
    )


def day_by(days: int) -> Plant:
    """Another day."""

    def plant(event: Event) -> Iterator[Event]:
        exact = ("day",) if days <= 60 else ("day", "week", "month")
        if event.date is not None and event.date.precision in exact:
            date = _moved(event.date, days)
            yield _retold(replace(event, date=date), event.date.text, date.text)

    return plant


def not_done(event: Event) -> Iterator[Event]:
    """That it did not happen."""
    if event.status in GIVEN:
        yield replace(event, status="denied", status_cue=Cue("not", event.trigger.span))


def swapped(event: Event) -> Iterator[Event]:
    """The sides swapped."""
    ours, theirs = ({m.actor.country for m in side} for side in (event.sources, event.targets))
    if ours and theirs and not ours & theirs and None not in ours | theirs:
        yield replace(event, sources=event.targets, targets=event.sources)


def another_doer(event: Event) -> Iterator[Event]:
    """Another party that does it."""
    yield from _another(event, "sources")


def another_target(event: Event) -> Iterator[Event]:
    """Another party that it is done to."""
    yield from _another(event, "targets")


def _another(event: Event, side: str) -> Iterator[Event]:
    ours, theirs = (
        {m.actor.country for m in mentions} for mentions in (event.sources, event.targets)
    )
    parties = getattr(event, side)
    if len(parties) != 1 or None in ours | theirs or not ours or not theirs or ours & theirs:
        return
    other = next(a for a in OTHER_PARTIES if a.country not in ours | theirs)
    (mention,) = parties
    new = replace(event, **{side: (replace(mention, actor=other, text=other.name),)})
    yield _retold(new, mention.text, other.name)


def another_place(event: Event) -> Iterator[Event]:
    """Another city."""
    if event.place is not None and event.place.precision == "city":
        name, country, latitude, longitude = next(
            place for place in OTHER_PLACES if place[1] != event.place.country
        )
        span = event.place.span
        place = Place(name, country, latitude, longitude, None, "city", name, span)
        yield _retold(replace(event, place=place), event.place.text, name)


def rounded(event: Event) -> Iterator[Event]:
    """The figure rounded to two digits."""

    def change(amount: Amount) -> Amount | None:
        if amount.low is None or amount.low != amount.high or amount.low < 20:
            return None
        value = amount.low
        short = round(value, 1 - value.adjusted())
        return None if short == value else replace(amount, low=short, high=short)

    return _with_amounts(event, change)


def about(event: Event) -> Iterator[Event]:
    """The figure a little off, with "about"."""
    return _with_amounts(event, lambda amount: replace(_sized(amount, Decimal("1.06")), about=True))


def bounded(event: Event) -> Iterator[Event]:
    """The figure as "more than" a lower one."""

    def change(amount: Amount) -> Amount | None:
        low = None if amount.low is None else amount.low * Decimal("0.9")
        return replace(amount, low=low, high=None)

    return _with_amounts(event, change)


def other_unit(event: Event) -> Iterator[Event]:
    """The figure in another unit."""

    def change(amount: Amount) -> Amount | None:
        unit = {"kilometre": "mile", "mile": "kilometre", "tonne": "kilogram"}.get(
            amount.unit or ""
        )
        ratio = known_units().ratio(amount.unit or "", unit) if unit else None
        if ratio is None:
            return None
        return replace(_sized(amount, round(ratio, 3)), unit=unit)

    return _with_amounts(event, change)


def other_currency(event: Event) -> Iterator[Event]:
    """Money in another currency, at a rate some weeks old, to two digits."""
    day = event.date.start if event.date else event.document.published

    def change(amount: Amount) -> Amount | None:
        unit = "USD" if amount.unit != "USD" else "EUR"
        earlier = day - dt.timedelta(days=25) if day else None
        found = load_rates().rate(amount.unit or "", unit, earlier) if earlier else None
        if amount.kind != "money" or found is None or amount.low is None:
            return None
        changed = replace(_sized(amount, found[0]), unit=unit)
        short = [
            None if e is None else round(e, 1 - e.adjusted()) for e in (changed.low, changed.high)
        ]
        return replace(changed, low=short[0], high=short[1])

    return _with_amounts(event, change)


def as_month(event: Event) -> Iterator[Event]:
    """The day told as its month."""
    date = event.date
    if date is not None and date.precision == "day" and date.start == date.end:
        start = date.start.replace(day=1)
        end = (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
        yield replace(event, date=replace(date, start=start, end=end, precision="month"))


def day_after(event: Event) -> Iterator[Event]:
    """The day after, as other clocks have it."""
    return day_by(1)(event)


PLANTS: Mapping[str, tuple[str, Plant]] = {
    "figure × 1.3": ("amounts", figure_by("1.3")),
    "figure × 2": ("amounts", figure_by("2")),
    "figure × 10": ("amounts", figure_by("10")),
    "figure ÷ 4": ("amounts", figure_by("0.25")),
    "5 days later": ("dates", day_by(5)),
    "40 days earlier": ("dates", day_by(-40)),
    "a year later": ("dates", day_by(365)),
    "did not happen": ("status", not_done),
    "sides swapped": ("swapped", swapped),
    "another doer": ("party", another_doer),
    "another target": ("party", another_target),
    "another place": ("places", another_place),
}
"""What is planted, and the kind of difference it should be found as."""
TRUE_CHANGES: Mapping[str, Plant] = {
    "rounded": rounded,
    "about": about,
    "bounded": bounded,
    "other unit": other_unit,
    "other currency": other_currency,
    "as its month": as_month,
    "the day after": day_after,
}
"""Changes that leave both true."""
ALIKE = {"bounds": "amounts", "denial": "status"}


def read_stories(folder: Path, *, judged: bool) -> list[Told]:
    """The coded documents of a folder."""
    documents = list(_documents(folder))
    found = []
    for parsed in parse_documents(documents):
        least = load_contradictions().least["confidence"]
        coded = code(parsed, load_ontology(), judged=judged)
        events = tuple(event for event in coded.events if event.confidence >= least)
        document = parsed.document
        opening = document.text[:OPENING]
        story = Story(
            document.id, document.title or "", opening, document.published, document.language
        )
        found.append(Told(events, story))
    return found


def _documents(folder: Path) -> Iterator[Document]:
    if folder == EXAMPLES:
        yield from (item for item in read_path(folder) if isinstance(item, Document))
        return
    for path in sorted(folder.glob("*.yaml")):
        text = read_annotated(path)
        yield replace(
            make_document(text.text, key=path.stem, published=text.published), title=text.title
        )


def _telling(event: Event, story: Story) -> Telling:
    return telling_of(event, story, ())


def twice_told(told: Sequence[Told]) -> list[TwoTellings]:
    """Each event beside itself in a second document of other name and wording of title."""
    found = []
    for document in told:
        again = replace(document.story, document=f"{document.story.document}-2", title="")
        for event in document.events:
            copied = replace(event, document=replace(event.document, id=again.document))
            found.append(TwoTellings(event, copied, (document.story, again)))
    return found


def across_languages(told: Sequence[Told]) -> list[TwoTellings]:
    """The two tellings of each deed that linking takes for one, of a story in two languages."""
    found = []
    for one, other in zip(told[::2], told[1::2], strict=True):
        for a in one.events:
            likely = [(b, _likeness(a, b, (one.story, other.story))) for b in other.events]
            best = max(likely, key=lambda pair: pair[1].odds, default=None)
            if best is not None and best[1].odds >= load_tellings().thresholds["same"]:
                found.append(TwoTellings(a, best[0], (one.story, other.story)))
    return found


def _likeness(a: Event, b: Event, stories: tuple[Story, Story]) -> Likeness:
    return compare(_telling(a, stories[0]), _telling(b, stories[1]))


def find(one: Event, other: Event, stories: tuple[Story, Story]) -> Link | None:
    """What linking would find between the two."""
    tellings = _telling(one, stories[0]), _telling(other, stories[1])
    evidence = find_evidence(*tellings)
    if not is_worth_comparing(evidence):
        return None
    relation = relate(*tellings, odds_of(evidence))
    evidence = with_meaning(*tellings, evidence)
    return contradict(one, other, evidence, relation.kind if relation else None)


def kinds_of(link: Link | None) -> set[str]:
    """In what the two differ, by that link."""
    return {ALIKE.get(reason.rule, reason.rule) for reason in link.reasons} if link else set()


def main() -> None:
    """Prints what was found of what was planted, and the false alarms."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--mistakes", type=int, default=0, help="show so many of each kind")
    parser.add_argument("--no-judge", action="store_true", help="code without the learned judge")
    asked = parser.parse_args()
    judged = not asked.no_judge
    examples, pairs = (read_stories(folder, judged=judged) for folder in (EXAMPLES, PAIRS))
    for name, told in (
        ("one wording", twice_told(examples)),
        ("two languages", across_languages(pairs)),
    ):
        print(f"\n{name}: {len(told)} pairs of tellings")
        report_plants(told, asked.mistakes)
        report_alarms(told, asked.mistakes)
    report_others([*examples, *pairs], asked.mistakes)


def report_plants(told: Sequence[TwoTellings], mistakes: int) -> None:
    """Prints, by kind of plant, the share that is found."""
    totals: Counter[bool] = Counter()
    for name, (kind, plant) in PLANTS.items():
        counts: Counter[bool] = Counter()
        for pair in told:
            if find(pair.one, pair.other, pair.stories) is not None:
                continue
            for changed in plant(pair.other):
                link = find(pair.one, changed, pair.stories)
                hit = kind in kinds_of(link)
                counts[hit] += 1
                if not hit and counts[False] <= mistakes:
                    _show("missed", name, pair.one, changed, link, pair.stories)
        totals += counts
        print(f"  {name:<16} {_share(counts[True], counts.total())}")
    print(f"  {'all plants':<16} {_share(totals[True], totals.total())}")


def report_alarms(told: Sequence[TwoTellings], mistakes: int) -> None:
    """Prints the false alarms where nothing, or something true, was changed."""
    alarms: dict[str, Counter[bool]] = defaultdict(Counter)
    for pair in told:
        changes = {"untouched": iter([pair.other])} | {
            name: change(pair.other) for name, change in TRUE_CHANGES.items()
        }
        before = find(pair.one, pair.other, pair.stories)
        for name, changed in changes.items():
            for event in changed:
                link = find(pair.one, event, pair.stories)
                alarm = link is not None and (name == "untouched" or before is None)
                alarms[name][alarm] += 1
                if alarm and alarms[name][True] <= mistakes:
                    _show("alarm", name, pair.one, event, link, pair.stories)
    for name, counts in alarms.items():
        print(f"  alarm, {name:<16} {_share(counts[True], counts.total())}")


def report_others(told: Sequence[Told], mistakes: int) -> None:
    """Prints what is called a contradiction among all pairs of tellings of all documents."""
    counts: Counter[bool] = Counter()
    everything = [(event, document.story) for document in told for event in document.events]
    for (a, one), (b, other) in combinations(everything, 2):
        if a.type != b.type or _far(a, b):
            continue
        link = find(a, b, (one, other))
        counts[link is not None] += 1
        if link is not None and counts[True] <= mistakes:
            _show("other", "", a, b, link, (one, other))
    print(f"\nothers: {counts[True]} of {counts.total()} pairs of one type and time")


def _far(a: Event, b: Event) -> bool:
    """Whether two documents appeared too long apart to tell one deed."""
    days = a.document.published, b.document.published
    return all(days) and abs((days[0] - days[1]).days) > 400  # type: ignore[operator]


def _show(
    what: str, name: str, a: Event, b: Event, link: Link | None, stories: tuple[Story, Story]
) -> None:
    print(f"    {what} {name}: {[(r.rule, r.detail) for r in link.reasons] if link else ''}")
    for event in (a, b):
        print(
            f"        {event.type} {event.instrument} {event.status} {event.confidence:.2f}",
            end=" ",
        )
        print(event.sentence.text.replace("\n", " ")[:150])
    tellings = _telling(a, stories[0]), _telling(b, stories[1])
    evidence = with_meaning(*tellings, find_evidence(*tellings))
    print("        ", {name: round(finding.measure, 2) for name, finding in evidence.items()})


def _share(part: int, whole: int) -> str:
    return f"{part:4} of {whole:4}  {part / whole:.2f}" if whole else "   none"


if __name__ == "__main__":
    main()
