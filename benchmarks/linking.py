"""Whether linking tellings stays near-linear: 10,000, 30,000 and 100,000 made events.

Call: ``python benchmarks/linking.py [--numbers 10000 30000 100000]``.

Nothing is read: events are made by a script with a fixed seed, in documents of ten, over two years.
Parties, kinds and days are as unevenly spread as in the news (a few dyads have most of it), a third
of the events are dated, a fifth tell an amount, an eighth a place, and every third deed is told by
two to six documents in other words. Then ``link_casebook`` runs on the whole, and once more on a
hundred documents that come later; seconds are of the processor, all threads
together. ``found`` is the share of pairs made as one deed that end in one,
``wrong`` the share of pairs that end in one and were not made so.
"""

import argparse
import datetime as dt
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice
from pathlib import Path

from gestae.records import (
    Actor,
    Amount,
    Cue,
    Date,
    Document,
    DocumentReference,
    Event,
    Excerpt,
    Mention,
    Place,
    Span,
)
from gestae.records.columns import Within, to_table
from gestae.run.linking import link_casebook
from gestae.store.casebook import open_casebook
from gestae.store.write import Run

FIRST = dt.date(2022, 1, 1)
DAYS = 730
EVENTS = 10
"""Events a document tells."""
COUNTRIES = [
    "UKR", "RUS", "USA", "CHN", "ISR", "PSE", "IRN", "JPN", "TWN", "PRK", "KOR", "IND", "PAK",
    "GBR", "FRA", "DEU", "POL", "TUR", "SAU", "YEM", "SYR", "IRQ", "LBN", "EGY", "LBY", "SDN",
    "ETH", "KEN", "NGA", "NER", "MLI", "COD", "RWA", "ZAF", "VEN", "COL", "BRA", "ARG", "MEX",
    "CAN", "AUS", "NZL", "PHL", "VNM", "THA", "MMR", "IDN", "MYS", "SGP", "LKA", "BGD", "NPL",
    "AFG", "KAZ", "UZB", "GEO", "ARM", "AZE", "MDA", "SRB", "HUN", "CZE", "ROU", "GRC", "ITA",
    "ESP",
]  # fmt: skip
KINDS: Sequence[tuple[str, str | None, str, int]] = (
    ("AGREE", "aid.financial", "pledged", 10),
    ("AGREE", "agreement.trade", "agreed", 6),
    ("AID", "aid.military", "delivered", 5),
    ("AID", "aid.humanitarian", "sent", 4),
    ("SANCTION", "sanction.asset_freeze", "froze", 5),
    ("SANCTION", "sanction.import_ban", "banned", 5),
    ("ASSAULT", "force.strike", "struck", 12),
    ("ASSAULT", "force.shooting", "shot", 4),
    ("ACCUSE", "diplomacy.statement.accusation", "accused", 9),
    ("ACCUSE", "diplomacy.statement.condemnation", "condemned", 6),
    ("CONSULT", "diplomacy.visit", "visited", 7),
    ("CONSULT", "diplomacy.meeting", "met", 7),
    ("SUPPORT", "diplomacy.statement.support", "backed", 6),
    ("REJECT", None, "rejected", 5),
    ("REQUEST", "diplomacy.statement.appeal", "urged", 7),
    ("MOBILIZE", "posture.exercise", "exercised", 3),
    ("MOBILIZE", "posture.deployment", "deployed", 4),
    ("THREATEN", "diplomacy.statement.warning", "warned", 4),
    ("RETREAT", "posture.withdrawal", "withdrew", 3),
    ("COERCE", "law.arrest", "arrested", 5),
)
SYLLABLES = [
    "ba", "do", "ka", "li", "me", "no", "ra", "su", "ti", "vo", "ne", "pa", "ri", "sto",
    "gra", "len", "mar", "tov", "kin", "zal",
]  # fmt: skip
FILLING = [
    "the", "of", "on", "after", "its", "a", "new", "with", "and", "by", "for", "over",
    "during", "while", "two", "senior", "officials", "said", "late", "in", "response", "to",
    "talks", "border", "capital", "ministry", "week", "plan", "troops", "trade", "grain",
    "energy", "security",
]  # fmt: skip


def make(number: int, seed: int = 7) -> Iterator[tuple[Document, list[Event], list[int]]]:
    """Documents with their events and, for each event, the number of the deed it tells."""
    chance = random.Random(seed)
    names = ["".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(4_000)]
    waiting: dict[int, list[tuple[int, int]]] = defaultdict(list)
    deeds: list[Mapping[str, object]] = []
    documents = number // EVENTS
    for n in range(documents):
        day = FIRST + dt.timedelta(days=DAYS * n // documents)
        told = [deed for deed, _ in waiting.pop(n, [])][: EVENTS - 3]
        while len(told) < EVENTS:
            deeds.append(_deed(chance, names, day))
            told.append(len(deeds) - 1)
            if chance.random() < 0.33:
                for _ in range(chance.randint(1, 5)):
                    later = n + chance.randint(1, max(1, documents // DAYS))
                    waiting[later].append((len(deeds) - 1, later))
        yield _document(chance, n, day, [(deed, deeds[deed]) for deed in told])


def _deed(chance: random.Random, names: Sequence[str], day: dt.date) -> Mapping[str, object]:
    kind = chance.choices(KINDS, [weight for *_, weight in KINDS])[0]
    rank = [1 / (n + 2) for n in range(len(COUNTRIES))]
    source, target = chance.choices(COUNTRIES, rank, k=2)
    return {
        "kind": kind,
        "source": source,
        "target": target if target != source else chance.choice(COUNTRIES),
        "day": day - dt.timedelta(days=chance.randint(0, 1)),
        "dated": chance.random() < 0.35,
        "amount": chance.randint(1, 900) * 10 ** chance.choice([3, 6, 9])
        if chance.random() < 0.2
        else None,
        "place": chance.randrange(3_000) if chance.random() < 0.13 else None,
        "words": chance.sample(names, 3) + chance.choices(FILLING, k=8),
    }


def _document(
    chance: random.Random,
    number: int,
    day: dt.date,
    told: Sequence[tuple[int, Mapping[str, object]]],
) -> tuple[Document, list[Event], list[int]]:
    sentences: list[str] = []
    for _, deed in told:
        words = [*deed["words"], *chance.choices(FILLING, k=8)]  # type: ignore[misc]
        chance.shuffle(words)
        sentences.append(f"{deed['source']} {deed['kind'][2]} {deed['target']} {' '.join(words)}.")  # type: ignore[index]
    title = f"{sentences[0]}"
    text = " ".join(sentences)
    document = Document(
        f"made/{number}.txt", text, title=title, published=day, publisher=f"P{number % 40}",
        language="en",
    )  # fmt: skip
    reference, start, events = DocumentReference.to(document), 0, []
    for (_, deed), sentence in zip(told, sentences, strict=True):
        events.append(_event(deed, sentence, start, reference))
        start += len(sentence) + 1
    return document, events, [deed for deed, _ in told]


def _event(
    deed: Mapping[str, object], sentence: str, start: int, document: DocumentReference
) -> Event:
    type_, instrument, trigger, _ = deed["kind"]  # type: ignore[misc]
    place, amount, day = deed["place"], deed["amount"], deed["day"]
    source, target = str(deed["source"]), str(deed["target"])
    at = Span(start + 4, start + 4 + len(trigger))
    span = Span(start, start + 3)
    figure = Decimal(str(amount)) if amount else None
    return Event(
        type=type_, mode=None, contexts=(), instrument=instrument,
        sources=(Mention(Actor(source, source, source, "GOV"), source, span),),
        targets=(Mention(Actor(target, target, target, "GOV"), target, span),),
        status="pledged" if type_ == "AGREE" else "done", status_cue=None,
        date=Date(day, day, "day", "then", span) if deed["dated"] else None,  # type: ignore[arg-type]
        place=_place(place, span),
        amounts=(Amount(figure, figure, False, "money", "USD", None, f"${amount}", span),)
        if figure else (),
        attribution=(), because=(), trigger=Cue(trigger, at), confidence=0.8, rule="made",
        sentence=Excerpt(sentence, Span(start, start + len(sentence)), "en"), document=document,
    )  # fmt: skip


def _place(number: object, span: Span) -> Place | None:
    if not isinstance(number, int):
        return None
    return Place(f"Place {number}", None, 10.0 + number % 50, 20.0, number, "city", "x", span)


def run(number: int) -> str:
    """One line of the table: made, linked, linked again with what came later."""
    with tempfile.TemporaryDirectory() as folder:
        casebook = open_casebook(Path(folder) / "made.duckdb")
        deed_of: dict[str, int] = {}
        made = make(number)
        _write(casebook, islice(made, number // EVENTS - 100), deed_of)
        later = list(made)
        start = time.process_time()
        linked = link_casebook(casebook)
        took = time.process_time() - start
        _write(casebook, later, deed_of)
        start = time.process_time()
        link_casebook(casebook)
        again = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        found, wrong = _judged(casebook, deed_of)
    return (
        f"{number:>9,}{linked.compared:>12,}{took:>10.1f}{again:>10.1f}{peak:>9.0f}"
        f"{found:>8.2f}{wrong:>8.2f}"
    )


def _write(casebook, made, deed_of) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    remaining = iter(made)
    while piece := list(islice(remaining, 500)):
        documents = [document for document, _, _ in piece]
        events = [event for _, told, _ in piece for event in told]
        mentions = [
            Within(document.id, n, mention)
            for document, told, _ in piece
            for n, mention in enumerate(m for e in told for m in (*e.sources, *e.targets))
        ]
        sentences = [
            Within(document.id, n, event.sentence)
            for document, told, _ in piece
            for n, event in enumerate(told)
        ]
        for _, told, deeds in piece:
            deed_of.update(zip((event.id for event in told), deeds, strict=True))
        tables = {
            "documents": to_table(documents, "documents"),
            "sentences": to_table(sentences, "sentences"),
            "mentions": to_table(mentions, "mentions"),
            "events": to_table(events, "events"),
        }
        casebook.write(tables, [document.id for document in documents], Run(("made",)))


def _judged(casebook, deed_of) -> tuple[float, float]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    rows = casebook.query("SELECT event, deed FROM deeds").to_pylist()
    found = _pairs({row["event"]: row["deed"] for row in rows})
    wanted = _pairs(deed_of)
    both = len(found & wanted)
    return both / max(1, len(wanted)), 1 - both / max(1, len(found))


def _pairs(groups: Mapping[str, object]) -> set[tuple[str, str]]:
    members: dict[object, list[str]] = defaultdict(list)
    for name, group in groups.items():
        members[group].append(name)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


def main() -> None:
    """Prints a line for each number of events."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--numbers", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    options = arguments.parse_args()
    print(
        f"{'events':>9}{'compared':>12}{'seconds':>10}{'100 more':>10}{'peak MB':>9}"
        f"{'found':>8}{'wrong':>8}"
    )
    for number in options.numbers:
        print(run(number), flush=True)


if __name__ == "__main__":
    main()
