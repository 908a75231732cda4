"""What the judge changes in the record, with a judge that says what a test makes it say."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from gestae.coders import code as composed
from gestae.coders.code import code
from gestae.coders.judge import NONE, Verdict
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Event, Span

SURE = 0.9999


@dataclass
class Stub:
    """A judge that gives a word the type in ``tells``, and a party the side in ``sides``, nearly
    all the probability; everything else tells nothing and is nobody.
    """

    tells: Mapping[str, str]
    sides: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    def survey(
        self, sentences: Sequence[tuple[str, int]], wanted: Collection[int]
    ) -> dict[int, "Stub"]:
        self.text = " ".join(text for text, _ in sentences)
        return dict.fromkeys(wanted, self)

    def verdict(self, trigger: Span) -> Verdict:
        told = self.tells.get(trigger.of(self.text), NONE)
        kinds = (NONE, *load_ontology().plover.types)
        rest = (1 - SURE) / (len(kinds) - 1)
        shares = {kind: SURE if kind == told else rest for kind in kinds}
        return Verdict(shares, {None: 1.0}, {None: 1.0}, {"done": 1.0})

    def event(self, words: Span) -> float:
        return 1 - self.verdict(words).types[NONE]

    def parties(self, _: Span) -> Callable[[Span], tuple[float, float]]:
        def likely(words: Span) -> tuple[float, float]:
            side = self.sides.get(words.of(self.text))
            return (
                SURE if side == "source" else 1 - SURE,
                SURE if side == "target" else 1 - SURE,
            )

        return likely


def coded(
    text: str, judge: Stub, monkeypatch: pytest.MonkeyPatch, language: str = "en"
) -> tuple[Event, ...]:
    monkeypatch.setattr(composed, "load_judges", lambda _: {language: judge})
    (parsed,) = parse_documents([make_document(text, key="test", language=language)])
    return code(parsed, load_ontology()).events


def test_a_verb_of_no_table_is_told_where_the_judge_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = Stub({"outbabbled": "ACCUSE"}, {"France": "source", "Germany": "target"})
    (event,) = coded("France outbabbled Germany on Monday.", judge, monkeypatch)
    assert (event.type, event.trigger.text) == ("ACCUSE", "outbabbled")
    assert [m.text for m in (*event.sources, *event.targets)] == ["France", "Germany"]
    assert event.rule.startswith("by the judge, the verb “outbabble” tells ACCUSE")


def test_of_words_that_hang_together_and_tell_one_deed_the_outermost_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = Stub({"turned": "COERCE", "cannon": "COERCE"}, {"France": "source"})
    (event,) = coded("France turned cannon on Germany.", judge, monkeypatch)
    assert event.trigger.text == "turned"


def test_no_event_is_told_where_the_judge_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert coded("France outbabbled Germany on Monday.", Stub({}), monkeypatch) == ()


def test_without_the_judge_the_tables_speak_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(composed, "load_judges", refuse)
    document = make_document("France invaded Germany.", key="test", language="en")
    (parsed,) = parse_documents([document])
    (event,) = code(parsed, load_ontology(), judged=False).events
    assert event.type == "ASSAULT"


def test_a_party_the_grammar_does_not_name_is_taken_where_the_judge_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = Stub({"recalled": "SANCTION"}, {"France": "source", "Italy": "target"})
    text = "Amid anger at Italy and Spain, France recalled its envoy."
    (event,) = coded(text, judge, monkeypatch)
    assert [m.text for m in event.targets] == ["Italy"]
    assert "judge" in event.rule


def test_a_party_may_stand_in_the_sentence_before(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Stub({"recalled": "SANCTION"}, {"France": "source", "Italy": "target"})
    text = "Italy was in uproar. France recalled its envoy."
    (event,) = coded(text, judge, monkeypatch)
    assert [m.text for m in event.targets] == ["Italy"]


def test_a_phrase_that_is_no_known_actor_may_be_a_party(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Stub({"sank": "ASSAULT"}, {"France": "source", "a barge": "target", "barge": "target"})
    (event,) = coded("France sank a barge.", judge, monkeypatch)
    assert [m.actor.name for m in event.targets] == ["barge"]


def test_a_phrase_keeps_the_characters_of_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = Stub({"sank": "ASSAULT"}, {"France": "source", "river's barge": "target"})
    text = "France sank the river’s barge."
    (event,) = coded(text, judge, monkeypatch)
    (target,) = event.targets
    assert target.text == target.span.of(text) == "river’s barge"


def test_a_noun_that_is_part_of_the_words_of_a_deed_tells_no_deed_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judge = Stub({"国事": "CONSULT", "访问": "CONSULT"}, {"智利总统": "source", "秘鲁": "target"})
    (event,) = coded("智利总统对秘鲁进行国事访问。", judge, monkeypatch, "zh")
    assert event.trigger.text == "访问"


def test_a_word_that_shows_the_status_outranks_the_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Stub({"invaded": "ASSAULT"}, {"France": "source", "Italy": "target"})
    (event,) = coded("France has never invaded Italy.", judge, monkeypatch)
    assert event.status == "denied"
    assert event.status_cue is not None
    assert event.status_cue.text == "never"
