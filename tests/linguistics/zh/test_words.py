import pytest

from gestae.linguistics.zh.words import find_words, universal


def lemmas(text: str) -> str:
    return " ".join(word.lemma for word in find_words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("越南外交部拒绝评论", "越南 外交部 拒绝 评论"),
        ("美国国务卿抵达开罗", "美国 国务卿 抵达 开罗"),
        ("美国务卿访问首尔", "美 国务卿 访问 首尔"),
        ("韩国国防部证实了消息", "韩国 国防部 证实 了 消息"),
        ("驻乌克兰大使馆已关闭", "驻 乌克兰 大使馆 已 关闭"),
        ("北约成员国封锁了边境", "北约 成员国 封锁 了 边境"),
        ("马克龙政府否认此事", "马克龙 政府 否认 此事"),
    ],
)
def test_the_name_of_a_state_or_body_stands_alone(text: str, expected: str) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("俄军撤出村庄", "俄 军 撤出 村庄"),
        ("以方拒绝停火", "以 方 拒绝 停火"),
        ("日媒批评政府", "日 媒 批评 政府"),
        ("塔方重申立场", "塔 方 重申 立场"),
        ("俄挪两国签署协议", "俄 挪 两国 签署 协议"),
        ("驻阿美军发言人", "驻 阿 美 军 发言人"),
        ("美国驻华大使馆", "美国 驻 华 大使馆"),
        ("中美关系恶化", "中 美 关系 恶化"),
        ("美日韩将举行峰会", "美 日 韩 将 举行 峰会"),
        ("俄乌战争仍在继续", "俄 乌 战争 仍 在 继续"),
        ("德国总理访华", "德国 总理 访 华"),
        ("两国外长会晤", "两国 外长 会晤"),
    ],
)
def test_states_said_with_one_character_stand_alone(text: str, expected: str) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    "name", ["朝鲜半岛", "日本海", "印度洋", "台湾海峡", "马里乌波尔", "巴西利亚", "墨西哥湾"]
)
def test_a_longer_name_that_begins_like_a_state_is_left_whole(name: str) -> None:
    assert name in lemmas(f"军舰驶向{name}附近").split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提供45亿美元援助", "提供 45亿 美元 援助"),
        ("發射約30枚飛彈", "发射 约 30 枚 飞弹"),
        ("一项新条约", "一 项 新 条约"),
        ("20余万人逃离", "20余万 人 逃离"),
        ("百分之三十的选民", "百分之三十 的 选民"),
    ],
)
def test_a_number_is_parted_from_its_unit(text: str, expected: str) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize("text", ["他以军人身份参战", "中国以和平方式解决争端"])
def test_a_character_that_is_a_coverb_here_is_no_state(text: str) -> None:
    assert [word.pos for word in find_words(text) if word.lemma == "以"] == ["ADP"]


def test_names_joined_by_a_dot_are_one_word() -> None:
    assert lemmas("弗拉基米尔•普京总统表示") == "弗拉基米尔·普京 总统 表示"


def test_a_title_is_parted_from_the_name() -> None:
    assert lemmas("總統澤連斯基感謝盟友").split()[:2] == ["总统", "泽连斯基"]


def test_a_date_is_one_word_whatever_spaces_stand_in_it() -> None:
    assert lemmas("2024 年 2 月,日本和乌克兰举行会议").split()[0] == "2024年2月"


def test_both_writings_give_the_same_words() -> None:
    traditional = lemmas("烏克蘭總統隨著戰事升級，呼籲盟國援助飛彈")
    assert traditional == lemmas("乌克兰总统随着战事升级，呼吁盟国援助飞弹")


def test_words_know_their_place_in_the_document() -> None:
    text = "美國 總統拜登\n訪問 烏克蘭，承諾 提供 12 億美元。"
    words = find_words(text, offset=100)
    for word in words:
        assert text[word.start - 100 : word.end - 100].replace("\n", " ") == word.text
    assert [word.text for word in words][:4] == ["美國", "總統", "拜登", "訪問"]


def test_a_space_between_chinese_words_parts_them() -> None:
    assert lemmas("我们来谈日本 中国不同意").split().count("日本") == 1


def test_latin_words_keep_the_space_between_them() -> None:
    words = find_words("據 Fox News 報道")
    assert "".join(word.lemma for word in words).startswith("据fox")


@pytest.mark.parametrize(
    ("tag", "lemma", "pos"),
    [("v", "会", "AUX"), ("v", "会晤", "VERB"), ("u", "的", "PART"), ("c", "和", "CCONJ")],
)
def test_tags_of_the_model_become_universal_ones(tag: str, lemma: str, pos: str) -> None:
    assert universal(tag, lemma) == pos


def test_nothing_gives_no_words() -> None:
    assert find_words("") == ()
    assert find_words(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泰国结束了与老挝的谈判", "泰国 结束 了 与 老挝 的 谈判"),
        ("他受不了批评", "他 受不了 批评"),
    ],
)
def test_a_verb_is_parted_from_its_aspect(text: str, expected: str) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府不承认这项决议", "政府 不 承认 这 项 决议"),
        ("将军们没有回应", "将军 们 没有 回应"),
        ("城镇被占领", "城镇 被 占领"),
    ],
)
def test_negation_passive_and_plural_are_words_of_their_own(text: str, expected: str) -> None:
    assert lemmas(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("以國國防軍空襲南部", "国防军"),
        ("以巴雙方同意停火", "巴"),
        ("两国总统莱希通电话", "通电话"),
        ("行政院長拒絕評論", "行政院长"),
        ("收于3273.31点", "3273.31"),
    ],
)
def test_what_lac_cuts_wrongly_is_mended(text: str, name: str) -> None:
    assert name in lemmas(text).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合国正调查此事", "联合国 正 调查 此事"),
        ("他向众院提交报告", "他 向 众院 提交 报告"),
        ("以军将撤出城镇", "以 军 将 撤出 城镇"),
        ("跟川普通了電話", "跟 川普 通了电话"),
        ("中老缅泰湄公河联合执法", "中 老 缅 泰 湄公河 联合 执法"),
    ],
)
def test_a_name_is_parted_from_the_adverb_or_coverb_beside_it(text: str, expected: str) -> None:
    assert lemmas(text) == expected
