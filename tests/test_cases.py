"""Sentences with the records they give: ``tests/cases/<language>/*.yaml``, a phenomenon a file.

A case has ``text``, an optional ``published`` day and ``events``: each lists only the fields it is
about. Roles are the ids of their actors (or the names of those without), dates ``START..END``,
amounts ``LOW..HIGH UNIT``, attribution the speakers' names from the outermost in. An event of the
list must be matched by an event of its own; ``only: true`` forbids others; ``events: []`` all.
The judge is left out: these are what the parse and the tables tell by themselves.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from gestae.coders.code import code
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Amount, Event, Mention

FOLDER = Path(__file__).parent / "cases"


def load_cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.parent.name}/{path.stem}/{number}")
        for path in sorted(FOLDER.glob("*/*.yaml"))
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")))
    ]


@pytest.mark.parametrize("case", load_cases())
def test_a_sentence_gives_the_record_it_tells(case: dict[str, Any]) -> None:
    document = make_document(case["text"], key="case", published=case.get("published"))
    (parsed,) = parse_documents([document])
    found = [view(event) for event in code(parsed, load_ontology(), judged=False).events]
    left = list(found)
    for wanted in case["events"]:
        match = next((f for f in left if all(f[k] == v for k, v in wanted.items())), None)
        assert match is not None, f"wanted {wanted}\nfound {found}"
        left.remove(match)
    if case.get("only") or not case["events"]:
        assert not left, f"not wanted: {left}"


def view(event: Event) -> dict[str, Any]:
    date = event.date
    return {
        "type": event.type,
        "mode": event.mode,
        "instrument": event.instrument,
        "sources": sorted(actor(m) for m in event.sources),
        "targets": sorted(actor(m) for m in event.targets),
        "status": event.status,
        "date": f"{date.start}..{date.end}" if date else None,
        "place": event.place.name if event.place else None,
        "amounts": [amount(a) for a in event.amounts],
        "attribution": [a.speaker.actor.name for a in event.attribution],
        "trigger": event.trigger.text,
    }


def actor(mention: Mention) -> str:
    return mention.actor.country or mention.actor.id or mention.actor.name


def amount(value: Amount) -> str:
    return f"{value.low}..{value.high} {value.unit or value.of}"
