"""How far deeds have got in Chinese, in the writing of the mainland and of Taiwan."""

import pytest

from gestae.coders.status import find_status
from gestae.ontology.load import load_ontology
from tests.coders.parsing import predicate_at

ONTOLOGY = load_ontology()


def status(text: str, word: str) -> str:
    return find_status(*predicate_at(text, word, "zh"), ONTOLOGY)[0]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("肯尼亚向索马里派遣了士兵。", "派遣", "done"),
        ("肯亞已經釋放三名記者。", "釋放", "done"),
        ("肯尼亚谴责了加纳的空袭。", "空袭", "done"),
        ("加纳将驱逐两名外交官。", "驱逐", "planned"),
        ("加纳拟召回驻肯尼亚大使。", "召回", "planned"),
        ("加納決定關閉邊界。", "關閉", "planned"),
        ("加纳总统承诺释放囚犯。", "释放", "pledged"),
        ("加纳同意归还岛屿。", "归还", "pledged"),
        ("肯尼亚呼吁加纳释放记者。", "释放", "proposed"),
        ("肯尼亚提议召开峰会。", "召开", "proposed"),
        ("加纳可能制裁肯尼亚。", "制裁", "possible"),
        ("加納或將制裁肯亞。", "制裁", "possible"),
        ("加纳没有制裁肯尼亚。", "制裁", "denied"),
        ("加納尚未釋放記者。", "釋放", "denied"),
        ("加纳拒绝释放记者。", "释放", "denied"),
        ("加纳未能阻止肯尼亚制裁。", "阻止", "denied"),
        ("加纳停止向肯尼亚出售武器。", "出售", "ended"),
        ("加纳不再向肯尼亚提供武器。", "提供", "ended"),
        ("加纳军队正在轰炸港口。", "轰炸", "ongoing"),
        ("加納軍隊一直佔領該島。", "佔領", "ongoing"),
    ],
)
def test_words_beside_and_above_a_deed_say_how_far_it_has_got(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected


def test_a_condition_counts_where_its_word_stands_behind_the_subject() -> None:
    text = "加纳若关闭边界，肯尼亚将制裁加纳。"
    assert status(text, "关闭") == "conditional"
    assert status(text, "制裁") == "conditional"


def test_a_clause_under_a_condition_needs_no_tense_to_depend_on_it() -> None:
    assert status("如果加纳关闭边界，肯尼亚就制裁加纳。", "制裁") == "conditional"


def test_a_condition_behind_a_verb_of_saying_is_one_of_what_is_said() -> None:
    text = "肯尼亚警告，若加纳关闭边界，将驱逐加纳大使。"
    assert status(text, "警告") == "done"
    assert status(text, "驱逐") == "conditional"


def test_a_plan_said_once_holds_for_the_clauses_that_go_on() -> None:
    assert status("肯尼亚总统将访问加纳，并会见议长。", "会见") == "planned"


def test_a_modal_before_a_comma_is_of_another_clause() -> None:
    assert status("应加纳议长邀请，肯尼亚总统将访问加纳。", "访问") == "planned"


def test_a_state_told_before_its_noun_goes_on() -> None:
    assert status("被羁押的议员开始绝食。", "羁押") == "ongoing"


def test_still_done_is_done() -> None:
    assert status("尽管肯尼亚反对，加纳仍然购买了导弹。", "购买") == "done"


def test_what_is_planned_together_is_planned() -> None:
    assert status("加纳海军计划建造港口，并扩建机场。", "扩建") == "planned"


def test_a_request_that_is_followed_is_no_duty() -> None:
    assert status("应美方要求，加纳释放了记者。", "释放") == "done"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("没有一个国家谴责加纳。", "谴责", "denied"),
        ("目前无人谴责加纳。", "谴责", "denied"),
        ("部长被禁止访问肯尼亚。", "访问", "denied"),
        ("肯尼亚没有计划向加纳派兵。", "派兵", "denied"),
        ("肯尼亚不排除向加纳派兵。", "派兵", "possible"),
        ("肯尼亚是否谴责加纳尚不清楚。", "谴责", "possible"),
        ("总统访问加纳的请求遭拒绝。", "访问", "denied"),
        ("肯尼亚向加纳出售军舰的计划被否决。", "出售", "denied"),
        ("叛军的袭击未遂。", "袭击", "denied"),
        ("加纳免遭制裁。", "制裁", "denied"),
        ("援助没有运抵加纳。", "援助", "denied"),
    ],
)
def test_what_nobody_did_or_what_came_to_nothing_is_no_deed(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("没有证据表明肯尼亚向加纳出售武器。", "出售", "possible"),
        ("肯尼亚从来没有承认过该政权。", "承认", "denied"),
        ("肯尼亚会不会出售武器，无人知晓。", "出售", "possible"),
        ("海军出动，以免叛军袭击港口。", "袭击", "denied"),
    ],
)
def test_what_stands_before_a_verb_without_a_mark_decides_about_it(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected
