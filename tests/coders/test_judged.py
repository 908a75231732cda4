"""What the judge changes in the record, with a judge that says what a test makes it say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from gestae.coders import code as composed
from gestae.coders.code import code
from gestae.coders.judge import NONE, Pair, Verdict
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Event

Say = Callable[[Pair], str]
SURE = 0.98


@dataclass
class Stub:
    """A judge that gives the type ``say`` names nearly all the probability."""

    say: Say

    def weigh(self, pairs: Sequence[Pair]) -> list[Verdict]:
        return [self._verdict(self.say(pair)) for pair in pairs]

    def _verdict(self, told: str) -> Verdict:
        kinds = (NONE, *load_ontology().plover.types)
        rest = (1 - SURE) / (len(kinds) - 1)
        shares = {kind: SURE if kind == told else rest for kind in kinds}
        return Verdict(shares, {None: 1.0}, {None: 1.0}, {"done": 1.0})


def coded(text: str, say: Say, monkeypatch: pytest.MonkeyPatch) -> tuple[Event, ...]:
    monkeypatch.setattr(composed, "load_judges", lambda _: {"en": Stub(say)})
    (parsed,) = parse_documents([make_document(text, key="test", language="en")])
    return code(parsed, load_ontology()).events


def word(pair: Pair, part: str) -> str:
    place = getattr(pair, part)
    return pair.text[place[0] : place[1]] if place else ""


def test_a_verb_of_no_table_is_told_where_the_judge_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "France outbabbled Germany on Monday."
    (event,) = coded(text, lambda _: "ACCUSE", monkeypatch)
    assert (event.type, event.trigger.text) == ("ACCUSE", "outbabbled")
    assert event.rule.startswith("by the judge, the verb “outbabble” tells ACCUSE")


def test_no_event_is_told_where_the_judge_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert coded("France outbabbled Germany on Monday.", lambda _: NONE, monkeypatch) == ()


def test_without_the_judge_the_tables_speak_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(composed, "load_judges", refuse)
    document = make_document("France invaded Germany.", key="test", language="en")
    (parsed,) = parse_documents([document])
    (event,) = code(parsed, load_ontology(), judged=False).events
    assert event.type == "ASSAULT"


def test_an_empty_side_is_filled_with_whom_the_judge_is_sure_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def say(pair: Pair) -> str:
        if word(pair, "trigger") != "recalled":
            return NONE
        return "SANCTION" if word(pair, "target") in {"", "Italy"} else NONE

    text = "Amid anger at Italy and Spain, France recalled its envoy."
    events = coded(text, say, monkeypatch)
    assert [m.text for event in events for m in event.targets] == ["Italy"]
