import pytest

from gestae.assembly.tellings.likeness import COSTLY, RULES, compare, find_evidence
from gestae.assembly.tellings.telling import Telling
from gestae.ontology.tellings import load_tellings
from gestae.records import Span
from tests.assembly.tellings.told import CHILE, KENYA, NORWAY, a_document, an_event, told

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
        told(one, an_event(one, "met", "CONSULT", sources=(CHILE,), targets=(KENYA,))),
        told(other, an_event(other, "met", "CONSULT", sources=(KENYA,), targets=(CHILE,))),
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
