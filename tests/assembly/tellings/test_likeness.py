from dataclasses import replace

import pytest

from gestae.assembly.tellings.likeness import COSTLY, RULES, compare, find_evidence
from gestae.assembly.tellings.rules.parties import compare_targets
from gestae.assembly.tellings.telling import Telling, telling_of
from gestae.ontology.tellings import load_tellings
from gestae.records import Span
from tests.assembly.tellings.told import (
    CHILE,
    KENYA,
    MOLDOVA,
    NORWAY,
    a_document,
    an_event,
    told,
)

WIRE = a_document("Norway pledged 45 million euros to Moldova for power lines, Oslo said.", "w.txt")
PAPER = a_document(
    "Moldova will get 45 million euros that Norway promised on Tuesday to mend power lines.",
    "p.txt",
)
PLEDGE = told(WIRE, an_event(WIRE, "pledged", day="2024-03-12", euros=45))
PROMISE = told(PAPER, an_event(PAPER, "promised", day="2024-03-12", euros=45))


def odds(a: Telling, b: Telling) -> float:
    return compare(a, b).odds


def test_one_pledge_in_two_papers_is_one_deed() -> None:
    assert compare(PLEDGE, PROMISE).score > 0.9


def test_the_order_of_two_tellings_does_not_matter() -> None:
    assert compare(PLEDGE, PROMISE) == compare(PROMISE, PLEDGE)


def test_the_reasons_add_up_to_the_odds() -> None:
    likeness = compare(PLEDGE, PROMISE)
    bias = load_tellings().weights["bias"]
    total = bias + sum(reason.weight for reason in likeness.reasons)
    assert likeness.odds == pytest.approx(total, abs=0.1)


def test_a_reason_says_what_it_saw() -> None:
    told_so = {reason.rule: reason.detail for reason in compare(PLEDGE, PROMISE).reasons}
    assert told_so["date"] == "both on 2024-03-12"
    assert told_so["amount"] == "both tell 45 euros"
    assert told_so["source"] == "the same source: Norway"


def test_two_packages_of_one_sum_a_week_apart_stay_two() -> None:
    later = a_document("Norway pledged 45 million euros to Moldova for a hospital.", "l.txt")
    second = told(later, an_event(later, "pledged", day="2024-03-19", euros=45))
    assert compare(PLEDGE, second).score < 0.5


def test_other_parties_make_it_another_deed() -> None:
    other = a_document("Chile pledged 45 million euros to Kenya for power lines.", "o.txt")
    event = an_event(
        other, "pledged", day="2024-03-12", euros=45, sources=(CHILE,), targets=(KENYA,)
    )
    assert compare(PLEDGE, told(other, event)).score < 0.5


def test_another_sum_speaks_against_it_and_does_not_forbid_it() -> None:
    other = told(PAPER, an_event(PAPER, "promised", day="2024-03-12", euros=54))
    assert odds(PLEDGE, other) < odds(PLEDGE, PROMISE) - 1
    assert compare(PLEDGE, other).score > 0.5


def test_a_total_of_the_week_is_not_one_of_its_strikes() -> None:
    text = "Kenya fired at Chile on Monday. Kenya fired at Chile this week."
    document = a_document(text)
    strike = an_event(document, "fired", "ASSAULT", "force.strike", day="2024-03-11", euros=100)
    total = an_event(
        document, "this week", "ASSAULT", "force.strike",
        day="2024-03-06", until="2024-03-12", euros=500,
    )  # fmt: skip
    evidence = find_evidence(told(document, strike), told(document, total))
    assert "whole.sum" in evidence


def test_acts_that_recur_need_more_than_their_parties() -> None:
    one = a_document("Kenya accused Chile of meddling.", "one.txt", published="2024-01-05")
    two = a_document("Kenya accused Chile of theft.", "two.txt", published="2024-03-05")
    ends = [
        told(document, an_event(document, "accused", "ACCUSE", None, status="done"))
        for document in (one, two)
    ]
    assert "details.bare" in find_evidence(*ends)
    assert compare(*ends).score < 0.5


def test_a_document_that_tells_many_such_acts_speaks_of_several() -> None:
    text = "Kenya accused Chile of meddling. Kenya accused Chile of theft."
    document = a_document(text)
    first = an_event(document, "accused", "ACCUSE", None, status="done")
    second = an_event(document, "theft", "ACCUSE", None, status="done")
    few, many = (
        odds(told(document, first, alike=n), told(document, second, alike=n)) for n in (2, 16)
    )
    assert many < few


def test_a_word_that_points_back_speaks_for_one_deed() -> None:
    text = "Kenya attacked a port in Chile. This attack drew protests."
    document = a_document(text)
    first = an_event(document, "attacked", "ASSAULT", "force", status="done")
    second = an_event(document, "attack drew", "ASSAULT", "force", status="done")
    evidence = find_evidence(told(document, first), told(document, second))
    assert evidence["reference.points_back"].detail == "“This attack drew” points back"


def test_a_sentence_and_its_translation_tell_the_same_deed() -> None:
    text = "挪威承诺提供4500万欧元。Norway pledged 45 million euros."
    document = a_document(text, language="zh")
    chinese = an_event(document, "承诺", euros=45)
    english = an_event(document, "pledged", euros=45)
    spans = chinese.sentence.span, english.sentence.span
    ends = told(document, chinese, (spans[1],)), told(document, english, (spans[0],))
    assert compare(*ends).score > 0.9
    assert compare(told(document, chinese), ends[1]).odds < compare(*ends).odds


def test_two_languages_agree_on_parties_day_and_sum() -> None:
    chinese = a_document(
        "挪威周二承诺向摩尔多瓦提供4500万欧元援助，用于修复输电线路。", "zh.txt", language="zh"
    )
    other = told(chinese, an_event(chinese, "承诺", day="2024-03-12", euros=45))
    assert compare(PLEDGE, other).score > 0.5


def test_what_is_not_known_is_no_evidence() -> None:
    bare = Telling("x", PLEDGE.story, "said", Span(0, 4), "", Span(0, 0), "en")
    found = find_evidence(bare, PROMISE)
    assert {name.partition(".")[0] for name in found} <= {"trigger", "words", "story", "published"}


@pytest.mark.parametrize("name", [*RULES, *COSTLY])
def test_a_rule_gives_its_reason_in_a_sentence(name: str) -> None:
    rule = {**RULES, **COSTLY}[name]
    assert (rule.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("name", [*RULES, *COSTLY])
def test_a_rule_has_weights(name: str) -> None:
    assert any(key.startswith(f"{name}.") for key in load_tellings().weights)


def test_talks_told_from_either_side_are_one() -> None:
    one = a_document("Chile met Kenya for talks on salmon.", "one.txt")
    other = a_document("Kenya met Chile for talks on salmon.", "other.txt")
    evidence = find_evidence(
        told(one, an_event(one, "met", "CONSULT", None, sources=(CHILE,), targets=(KENYA,))),
        told(other, an_event(other, "met", "CONSULT", None, sources=(KENYA,), targets=(CHILE,))),
    )
    assert "sides.mutual" in evidence


def test_who_meets_one_and_is_met_by_another_has_met_twice() -> None:
    one = a_document("Chile met Kenya for talks on salmon.", "one.txt")
    other = a_document("Kenya met Norway for talks on salmon.", "other.txt")
    evidence = find_evidence(
        told(one, an_event(one, "met", "CONSULT", sources=(CHILE,), targets=(KENYA,))),
        told(other, an_event(other, "met", "CONSULT", sources=(KENYA,), targets=(NORWAY,))),
    )
    assert "sides.mutual" not in evidence
    assert {"source.unlike", "target.unlike"} <= evidence.keys()


def test_an_invitation_and_the_one_in_return_are_two() -> None:
    text = "Chile invited Kenya to Santiago. Kenya invited Chile to Nairobi."
    document = a_document(text)
    one = an_event(
        document,
        "invited Kenya",
        "AGREE",
        "diplomacy.invitation",
        sources=(CHILE,),
        targets=(KENYA,),
    )
    other = an_event(
        document,
        "invited Chile",
        "AGREE",
        "diplomacy.invitation",
        sources=(KENYA,),
        targets=(CHILE,),
    )
    ends = told(document, one), told(document, other)
    assert "sides.swapped" in find_evidence(*ends)
    assert compare(*ends).score < 0.5


def test_who_is_named_alone_on_both_sides_speaks_more_than_one_of_a_list() -> None:
    alone = an_event(a_document("Norway paid Moldova."), "paid")
    listed = an_event(
        a_document("Norway paid Moldova and Kenya."), "paid", targets=(MOLDOVA, KENYA)
    )
    one, other = (telling_of(event, PLEDGE.story) for event in (alone, listed))
    found = compare_targets(one, other), compare_targets(one, one)
    assert [finding.measure for finding in found if finding] == [pytest.approx(5 / 6), 1.0]


def test_one_party_blames_another_twice_in_a_document() -> None:
    document = a_document("Kenya blamed Chile for the drought. Later Kenya blamed Chile's banks.")
    ends = [
        told(document, an_event(document, trigger, "ACCUSE", None, status="done"))
        for trigger in ("blamed Chile for", "blamed Chile's")
    ]
    assert "details.said" in find_evidence(*ends)
    assert compare(*ends).score < 0.5


def test_what_is_done_on_one_day_in_other_words_needs_more_in_a_document() -> None:
    document = a_document("Kenya shelled a port. Kenya sank a barge. Kenya shelled on.")
    shelled, sank, again = (
        told(document, an_event(document, word, "ASSAULT", None, day="2024-03-11", status="done"))
        for word in ("shelled a", "sank", "shelled on")
    )
    assert "details.parties" in find_evidence(shelled, sank)
    shelling = replace(shelled, lemma="shell"), replace(again, lemma="shell")
    assert not any(name.startswith("details.") for name in find_evidence(*shelling))


def test_an_article_points_back_where_the_same_word_told_it() -> None:
    text = (
        "Kenya paid a visit to Chile. During the visit both sides signed. The visit of Oman failed."
    )
    document = a_document(text)
    first, second, third = (
        told(document, an_event(document, "visit", "CONSULT", "diplomacy.visit", status="done"))
        for _ in range(3)
    )
    second = _moved(document.text, second, "visit both")
    third = _moved(document.text, third, "visit of")
    assert find_evidence(first, second)["reference.points_back"].detail == "“the visit” points back"
    assert "reference.points_back" not in find_evidence(second, third)


def _moved(text: str, telling: Telling, words: str) -> Telling:
    """The telling with its trigger at the first word of these, in the sentence where they stand."""
    start = text.index(words)
    begin = text.rfind(".", 0, start) + 1
    sentence = Span(begin, text.index(".", start) + 1)
    at = Span(start, start + len(words.split(maxsplit=1)[0]))
    return replace(telling, place_in_text=at, sentence=sentence.of(text), sentence_span=sentence)


def test_a_sentence_that_tells_what_was_sent_and_what_is_promised_tells_two() -> None:
    text = "挪威已送去面粉，并承诺再给。Norway has sent flour and promised more."
    document = a_document(text, language="zh")
    promised = an_event(document, "承诺", "AGREE", "aid")
    sent = an_event(document, "sent", "AID", "aid", status="done")
    ends = told(document, promised, (sent.sentence.span,)), told(document, sent)
    ends = ends[0], replace(ends[1], language="en")
    assert "translation.other_deed" in find_evidence(*ends)


def test_a_document_that_tells_what_is_planned_and_what_is_done_tells_two() -> None:
    document = a_document("Kenya withdrew from the port. Kenya would withdraw from the island.")
    done = an_event(document, "withdrew", "RETREAT", "posture.withdrawal", status="done")
    planned = an_event(document, "withdraw from", "RETREAT", "posture.withdrawal", status="planned")
    assert "status.side_by_side" in find_evidence(told(document, done), told(document, planned))


def test_sentences_of_two_languages_that_mean_other_things_speak_against_it() -> None:
    chinese = a_document("肯尼亚渔业部长昨天参观了一家牛奶厂。", "zh.txt", language="zh")
    other = told(chinese, an_event(chinese, "参观", euros=45))
    assert "meaning.far" in find_evidence(PLEDGE, other)
