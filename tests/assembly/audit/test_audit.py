"""What the audit finds, a sentence of our own for each kind, right and wrong."""

import pytest

from gestae.assembly.audit.kinds import load_kinds
from tests.assembly.audit.told import audit_lines, grave_kinds

RIGHT = [
    ("挪威将向摩尔多瓦提供4500万欧元。", "Norway will give Moldova 45 million euros."),
    ("会谈于3月18日星期二举行。", "The talks were held on Tuesday, March 18."),
    ("该国去年的小麦出口增长了12%。", "Last year the country's wheat exports rose by 12 percent."),
    ("部长没有回答记者的问题。", "The minister did not answer the reporters' questions."),
    ("所有士兵都必须在周五之前离开。", "All soldiers must leave before Friday."),
    ("两座城市相距约100公里。", "The two cities are some 62 miles apart."),
]
WRONG = [
    ("number", "军队用了300辆卡车。", "The army used 500 trucks."),
    ("number", "挪威将提供4500万欧元。", "Norway will give 45 billion euros."),
    ("share", "约七成居民反对，即70%。", "About 40% of the residents are against it."),
    ("date", "会谈于3月18日举行。", "The talks were held on March 28."),
    ("date", "会谈于3月举行。", "The talks were held in May."),
    ("date", "代表团将于星期二抵达。", "The delegation will arrive on Friday."),
    ("name", "挪威将向摩尔多瓦提供卡车。", "Norway will give trucks to Bolivia."),
    ("name", "德国总理默克尔会见了记者。", "German chancellor Macron met the reporters."),
    ("title", "总统在机场讲话。", "The prime minister spoke at the airport."),
    ("money", "这座桥花费了500万美元。", "The bridge cost 5 million euros."),
    ("unit", "两座城市相距约100公里。", "The two cities are some 100 miles apart."),
    ("direction", "该国的小麦进口很少。", "The country's wheat exports are small."),
    ("opposite", "去年事故数量大幅下降。", "Last year the number of accidents increased."),
    ("negation", "部长没有回答问题。", "The minister answered the questions."),
    ("negation", "巧合的是，他们在同一天抵达。", "Uncoincidentally, they arrived on the same day."),
    ("modality", "双方可能签署协议。", "The two sides must sign the agreement."),
    ("scope", "至少30人受伤。", "At most 30 people were hurt."),
    ("role", "这不是军队遭受的唯一打击。", "It is not the only blow that the army has landed."),
    ("untranslated", "港口将于夏天开放。", "The port will open in 夏天开放的时候."),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_a_good_translation_has_no_grave_finding(zh: str, en: str) -> None:
    assert grave_kinds(zh, en) == set()


@pytest.mark.parametrize(("kind", "zh", "en"), WRONG)
def test_a_wrong_translation_is_found_by_its_kind(kind: str, zh: str, en: str) -> None:
    assert kind in grave_kinds(zh, en)


def test_the_words_that_differ_are_those_of_the_texts() -> None:
    (finding,) = audit_lines(("军队用了300辆卡车。", "The army used 500 trucks."))
    assert finding.a.text is not None
    assert "300" in finding.a.text
    assert finding.b.text is not None
    assert "500" in finding.b.text
    assert finding.b.span is not None
    assert finding.b.span.of("The army used 500 trucks.") == finding.b.text


def test_a_finding_tells_its_pair_and_both_sentences() -> None:
    good = RIGHT[0]
    found = audit_lines(good, ("军队用了300辆卡车。", "The army used 500 trucks."), good)
    assert [finding.pair for finding in found] == [1]
    assert found[0].sentence_a == "军队用了300辆卡车。"
    assert found[0].sentence_b == "The army used 500 trucks."


def test_a_line_left_out_is_an_omission_and_the_pairs_keep_their_numbers() -> None:
    found = audit_lines(RIGHT[0], ("反对党批评说，政府没有说明钱从哪里来。", ""), RIGHT[1])
    assert [(f.pair, f.kind, f.severity) for f in found] == [(1, "omission", "major")]
    assert found[0].b.text is None


def test_every_kind_that_is_found_is_in_the_table_of_kinds() -> None:
    found = audit_lines(*((zh, en) for _, zh, en in WRONG))
    assert {finding.kind for finding in found} <= set(load_kinds())
