"""What the Chinese clauses give: who does what to whom, in which clause."""

import pytest

from gestae.linguistics.zh.pack import load
from gestae.records import Document, Passage, Predicate, Sentence, Span


def sentence_of(text: str) -> Sentence:
    """The only sentence of a text."""
    document = Document(
        key="t", text=text, passages=(Passage(span=Span(0, len(text)), kind="body", language="zh"),)
    )
    ((sentence,),) = load().parse([(document, 0)])
    return sentence


def predicate_of(sentence: Sentence, lemma: str) -> Predicate:
    """The predicate of that word."""
    return next(p for p in sentence.predicates if p.lemma == lemma)


def told(text: str, lemma: str) -> dict[str, str]:
    """The arguments of a word by relation or coverb, each with its words."""
    sentence = sentence_of(text)
    found: dict[str, str] = {}
    for argument in predicate_of(sentence, lemma).arguments:
        name = argument.marker or argument.relation
        word = sentence.tokens[argument.head].text
        found[name] = f"{found[name]} {word}" if name in found else word
    return found


CASES = {
    "a coverb's phrase before the verb is an oblique": (
        "冰岛向摩尔多瓦提供贷款。", "提供", {"subject": "冰岛", "object": "贷款", "向": "摩尔多瓦"}
    ),
    "in the passive the agent is the subject": (
        "渔船被海警扣押。", "扣押", {"subject": "海警", "object": "渔船"}
    ),
    "what suffers a deed is its object": (
        "大使馆遭抗议者袭击。", "袭击", {"subject": "抗议者", "object": "大使馆"}
    ),
    "what is worth a sum is the object of the verb before": (
        "冰岛出售价值四亿美元的导弹。", "出售", {"subject": "冰岛", "object": "导弹"}
    ),
    "a coverb that reaches out makes a verb of the noun behind its own": (
        "冰岛已同意向摩尔多瓦出售价值四亿美元的鹰狮战斗机。",
        "出售",
        {"subject": "冰岛", "object": "鹰狮战斗机", "向": "摩尔多瓦"},
    ),
    "what goes on from what is said is not done by who says it": (
        "晨报转述了总统的话，称时机不利于邻国，缔结和约。",
        "缔结",
        {"subject": "时机", "object": "和约"},
    ),
    "whoever is asked to is the object of who asks": (
        "应秘鲁总统邀请，智利外长访问利马。", "邀请", {"subject": "总统", "object": "外长"}
    ),
    "those of whom it is said that they are there do what follows": (
        "昨晚另有三名学生走上街头。", "走上", {"subject": "学生", "object": "街头"}
    ),
    "who has what it takes does what follows": (
        "智利有能力抵御攻击。", "抵御", {"subject": "智利", "object": "攻击"}
    ),
    "a coverb may stand before a clause upon its noun": (
        "警察向试图冲进大楼的工人发射催泪弹。", "发射",
        {"subject": "警察", "object": "催泪弹", "向": "工人"},
    ),
    "how long something lasts leaves the coverb to the noun": (
        "秘鲁终止与古巴长达百年的外交关系。", "关系", {"compound": "外交", "与": "古巴"}
    ),
    "a matter that is spoken of is a clause": (
        "就两名渔民被海警扣押一事，外交部提出抗议。", "扣押", {"subject": "海警", "object": "渔民"}
    ),
    "who does a light verb does what its noun tells": (
        "智利外长对秘鲁进行访问。", "访问", {"subject": "外长", "对": "秘鲁"}
    ),
    "a manner is no subject": (
        "智利片面批评秘鲁。", "批评", {"subject": "智利", "object": "秘鲁"}
    ),
    "把 puts the object before the verb": (
        "政府把大使召回。", "召回", {"subject": "政府", "object": "大使"}
    ),
    "whoever is urged does what follows": (
        "波兰敦促匈牙利批准条约。", "批准", {"subject": "匈牙利", "object": "条约"}
    ),
    "a clause without a subject takes the one before": (
        "智利总统访问秘鲁，并会见反对派领袖。", "会见", {"subject": "总统", "object": "领袖"}
    ),
    "traditional characters are read alike": (
        "挪威對緬甸實施制裁。", "实施", {"subject": "挪威", "object": "制裁", "对": "緬甸"}
    ),
    "a relative clause gets the noun it is about": (
        "挪威支持的组织发表声明。", "支持", {"subject": "挪威", "object": "组织"}
    ),
    "someone who acts has the coverb before a thing of another's": (
        "俄军向匈牙利的基地发射导弹。", "发射", {"subject": "军", "object": "导弹", "向": "基地"}
    ),
    "就 before a noun is a coverb": (
        "芬兰外交部就军演提出抗议。", "提出", {"subject": "外交部", "object": "抗议", "就": "军演"}
    ),
    "a number before a relative clause counts the noun behind it": (
        "荷兰对两家支持叛军的银行实施制裁。", "实施", {"subject": "荷兰", "对": "银行"}
    ),
    "who gets what 把 puts first is told with 给": (
        "法国把遗骸归还越南。", "归还", {"object": "遗骸", "给": "越南"}
    ),
    "a coverb's phrase between two verbs is the second one's": (
        "议会批准向加纳提供贷款。", "提供", {"向": "加纳", "object": "贷款"}
    ),
    "several objects are each an argument": (
        "荷兰制裁了三名将军和两家银行。", "制裁", {"subject": "荷兰", "object": "将军 银行"}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "arguments"), CASES.values(), ids=CASES.keys())
def test_the_arguments_of_a_verb(text: str, lemma: str, arguments: dict[str, str]) -> None:
    found = told(text, lemma)
    assert arguments.items() <= found.items()


def test_the_coverb_before_a_deed_is_the_noun_s() -> None:
    found = told("加拿大对海地的援助引起争议。", "援助")
    assert found == {"对": "海地", "possessor": "加拿大"}


def test_what_is_said_is_a_complement_also_in_the_clauses_that_follow() -> None:
    sentence = sentence_of("外交部表示，挪威已撤出部队，还将关闭基地。")
    said = predicate_of(sentence, "表示")
    first, second = predicate_of(sentence, "撤出"), predicate_of(sentence, "关闭")
    assert (first.governor, first.embedding) == (said.head, "complement")
    assert (second.governor, second.embedding) == (first.head, "conjunct")
    assert (first.tense, second.tense) == ("past", "future")


def test_a_condition_is_an_adverbial_clause_of_what_would_follow() -> None:
    sentence = sentence_of("如果马里拒绝谈判，法国将撤出部队。")
    condition, deed = predicate_of(sentence, "拒绝"), predicate_of(sentence, "撤出")
    assert (condition.governor, condition.embedding) == (deed.head, "adverbial")
    assert condition.marker == "如果"


def test_a_negator_negates_the_verb_behind_it() -> None:
    sentence = sentence_of("加纳尚未批准协议。")
    negation = predicate_of(sentence, "批准").negation
    assert negation is not None
    assert sentence.tokens[negation].lemma == "尚未"


def test_every_token_hangs_on_the_root_without_a_circle() -> None:
    sentence = sentence_of("据报道，遭挪威制裁的企业周三向法院提起诉讼，要求政府把资产归还给股东。")
    for token in sentence.tokens:
        index, steps = token.index, 0
        while sentence.tokens[index].head != index:
            index = sentence.tokens[index].head
            steps += 1
            assert steps <= len(sentence.tokens)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("冰岛会批准条约吗？", True),
        ("冰島昨天召回大使，請問外交部有何評論？", False),
        ("外交部有何评论？", True),
    ],
)
def test_a_sentence_that_tells_before_it_asks_is_no_question(text: str, asks: bool) -> None:
    assert sentence_of(text).question is asks


def test_what_will_not_be_done_is_to_come() -> None:
    verb = predicate_of(sentence_of("冰岛不会释放战俘。"), "释放")
    assert (verb.tense, verb.negation is not None) == ("future", True)


def test_the_dateline_of_a_wire_story_is_no_part_of_its_sentence() -> None:
    sentence = sentence_of("（中央社河內18日專電）越南今天召見大使。")
    assert sentence.text.startswith("越南")
    assert told("海桥社努克2021年3月2日电（记者林岸）丹麦召回大使。", "召回")["subject"] == "丹麦"
