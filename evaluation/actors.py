"""Scores who is mentioned against annotated documents, apart from what they do.

Usage: python evaluation/actors.py FOLDER [--misses N]

FOLDER holds annotated documents (YAML, see ``gestae.evaluation.corpus``). Every gold source,
target and teller is looked for among the mentions of its sentence, or, where its words stand only
earlier, among those of the whole document. Of each side three shares:

- *found*: a mention overlaps its words;
- *identity*: such a mention is the same actor (``same_actor``);
- *country*: such a mention has its country, or has none where gold has none;
- *both*: one mention has both.

*Head* says how often the widest mention at the head of the words, which is the one events take,
has the identity and the country.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gestae.coders.actors import find_mentions
from gestae.errors import ReadError
from gestae.evaluation.aspects import same_actor
from gestae.evaluation.corpus import find_words, read_corpus
from gestae.evaluation.evaluate import document_of
from gestae.evaluation.gold import GoldText
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.records import Mention, Parsed, Span
from gestae.records.rows import to_row

SIDES = ("sources", "targets", "tellers")
MEASURES = ("found", "identity", "country", "both", "head")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gold actor on one side of an event, and where its words stand."""

    side: str
    actor: dict[str, Any]
    sentence: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a gold actor."""

    wanted: Wanted
    mentions: tuple[Mention, ...]
    right: frozenset[str]


def main() -> None:
    """Prints the shares, and the first misses where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", type=int, default=0)
    arguments = parser.parse_args()
    texts = read_corpus(arguments.folder)
    documents = [document_of(number, text) for number, text in enumerate(texts)]
    answers = [
        answer
        for text, parsed in zip(texts, parse_documents(documents), strict=True)
        for answer in answers_for(text, parsed)
    ]
    report(answers)
    misses = [answer for answer in answers if not answer.right >= {"both", "head"}]
    for answer in misses[: arguments.misses]:
        print(describe(answer))


def answers_for(text: GoldText, parsed: Parsed) -> list[Answer]:
    """The answer to every actor of a gold text, in order of the events."""
    mentions = find_mentions(parsed, load_ontology())
    return [_answer(wanted, parsed, mentions) for wanted in wanted_of(text)]


def wanted_of(text: GoldText) -> Iterator[Wanted]:
    """The actors of all events of a gold text."""
    for event in text.events:
        sides = {
            "sources": event["sources"],
            "targets": event["targets"],
            "tellers": [telling["speaker"] for telling in event["attribution"]],
        }
        sentence = Span(*event["sentence"]["span"])
        for side, actors in sides.items():
            for actor in actors:
                spans = tuple(places(text.text, sentence, actor["text"]))
                yield Wanted(side, actor, event["sentence"]["text"], spans)


def places(text: str, sentence: Span, words: str) -> Iterator[Span]:
    """Where words stand in the sentence; if nowhere, where they stand before it, or after."""
    for stretch in (sentence, Span(0, len(text))):
        found = list(_all_places(stretch.of(text), words, stretch.start))
        if found:
            yield from found
            return


def _all_places(text: str, words: str, offset: int) -> Iterator[Span]:
    number = 1
    while True:
        try:
            numbered = words if "#" in words else f"{words}#{number}"
            start, end = find_words(text, numbered)
        except ValueError:
            return
        yield Span(start + offset, end + offset)
        if numbered == words:
            return
        number += 1


def _answer(wanted: Wanted, parsed: Parsed, mentions: Sequence[Mention]) -> Answer:
    over = tuple(m for m in mentions if any(m.span.overlaps(span) for span in wanted.spans))
    right = {name for mention in over for name in judge(wanted.actor, mention)}
    if any("both" in judge(wanted.actor, mention) for mention in _at_heads(wanted, parsed, over)):
        right.add("head")
    return Answer(wanted, over, frozenset(right))


def judge(gold: dict[str, Any], mention: Mention) -> Iterator[str]:
    """What of a mention is right."""
    yield "found"
    same = same_actor(gold, {**to_row(mention.actor), "text": mention.text})
    country = gold["country"] == mention.actor.country
    if same:
        yield "identity"
    if country:
        yield "country"
    if same and country:
        yield "both"


def _at_heads(wanted: Wanted, parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The widest mentions that are headed by a head of the words."""
    for span in wanted.spans:
        for sentence in parsed.sentences:
            if not sentence.span.overlaps(span):
                continue
            head = sentence.head_of(span)
            here = [m for m in mentions if sentence.head_of(m.span) == head]
            widest = max((len(m.span) for m in here), default=0)
            yield from (m for m in here if len(m.span) == widest)


def report(answers: Sequence[Answer]) -> None:
    """Prints the shares of each side, and of all."""
    print(f"{'':8} {'actors':>6}  " + "  ".join(f"{name:>8}" for name in MEASURES))
    for side in (*SIDES, "all"):
        here = [a for a in answers if side in (a.wanted.side, "all")]
        counts = Counter(name for answer in here for name in answer.right)
        shares = "  ".join(f"{counts[name] / max(1, len(here)):8.3f}" for name in MEASURES)
        print(f"{side:8} {len(here):6}  {shares}")


def describe(answer: Answer) -> str:
    """A miss with its sentence, what gold says and what was found instead."""
    gold = answer.wanted.actor
    who = f"{gold['id'] or gold['name']}/{gold['country']}/{gold['sector']}"
    lines = [
        f"\n{answer.wanted.sentence}",
        f"  {answer.wanted.side}: {gold['text']!r} is {who}; right: {sorted(answer.right)}",
    ]
    for mention in answer.mentions:
        actor = mention.actor
        name = actor.id or repr(actor.name)
        lines.append(f"    {mention.text!r}: {name}/{actor.country}/{actor.sector}")
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        main()
    except ReadError as error:
        raise SystemExit(str(error)) from error
