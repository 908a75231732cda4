"""Who is named, described and referred to in Chinese."""

import datetime as dt
from dataclasses import replace

import pytest

from gestae.coders.actors import find_mentions
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Mention

DAY = dt.date(2023, 6, 1)


def mentions(
    text: str, day: dt.date | None = DAY, publisher: str | None = None
) -> tuple[Mention, ...]:
    document = replace(make_document(text, key="t", published=day), publisher=publisher)
    (parsed,) = parse_documents([document])
    return find_mentions(parsed, load_ontology())


def told(
    text: str, words: str, day: dt.date | None = DAY, publisher: str | None = None
) -> list[tuple[str | None, ...]]:
    """Id, country and sector of each mention with those words."""
    return [
        (m.actor.id, m.actor.country, m.actor.sector)
        for m in mentions(text, day, publisher)
        if m.text == words
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("日本谴责乍得。", "日本", ("JPN", "JPN", None)),
        ("紐西蘭譴責查德。", "紐西蘭", ("NZL", "NZL", None)),
        ("东京谴责了这一行动。", "东京", ("JPN", "JPN", "GOV")),
        ("克里姆林宫谴责乍得。", "克里姆林宫", ("RUS", "RUS", "GOV")),
        ("北約譴責查德。", "北約", ("NATO", None, "IGO")),
        ("NATO谴责乍得。", "NATO", ("NATO", None, "IGO")),
        ("肯尼亚警方逮捕了三人。", "肯尼亚警方", ("KEN", "KEN", "COP")),
        ("越南外交部发言人批评了美国。", "越南外交部发言人", ("VNM", "VNM", "GOV")),
        ("秘鲁的官员辞职了。", "秘鲁的官员", ("PER", "PER", "GOV")),
        ("哈馬斯批評以色列。", "哈馬斯", ("HAMAS", "PSE", "REB")),
    ],
)
def test_names_and_roles_resolve_to_country_and_sector(
    text: str, words: str, actor: tuple[str | None, ...]
) -> None:
    assert actor in told(text, words)


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("日方批评了这项决定。", "日方", ("JPN", "JPN", "GOV")),
        ("俄军炮击了村庄。", "俄军", ("RUS", "RUS", "MIL")),
        ("澤倫斯基總統訪問挪威。", "澤倫斯基總統", ("volodymyr-zelenskyy", "UKR", "GOV")),
        ("岸田首相访问了挪威。", "岸田首相", ("fumio-kishida", "JPN", "GOV")),
    ],
)
def test_one_character_names_and_titles_behind_names_are_read(
    text: str, words: str, actor: tuple[str | None, ...]
) -> None:
    assert actor in told(text, words)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (dt.date(2016, 5, 1), "shinzo-abe"),
        (dt.date(2021, 3, 1), "yoshihide-suga"),
        (dt.date(2023, 6, 1), "fumio-kishida"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_day(day: dt.date, holder: str) -> None:
    assert told("日本首相访问了印度。", "日本首相", day) == [(holder, "JPN", "GOV")]


def test_a_surname_with_its_office_is_who_then_held_it() -> None:
    day = dt.date(2025, 3, 1)
    assert ("lai-ching-te", "TWN", "GOV") in told("賴總統接見了外賓。", "賴總統", day)


def test_the_office_of_several_states_is_nobody_of_one() -> None:
    actors = told("法德外长访问了基辅。", "法德外长")
    assert actors == [("FRA", "FRA", "GOV"), ("DEU", "DEU", "GOV")]


def test_an_ambassador_belongs_to_the_state_that_sent_him() -> None:
    assert told("中国驻巴基斯坦大使馆提出抗议。", "中国驻巴基斯坦大使馆") == [("CHN", "CHN", "GOV")]


def test_the_envoy_of_a_person_is_another_than_the_person() -> None:
    actors = told("普京特使抵达开罗。", "普京特使")
    assert ("vladimir-putin", "RUS", "GOV") not in actors


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("加纳与多哥签署协议，两国将巡逻边境。", "两国", {"GHA", "TGO"}),
        ("秘鲁总统访问了智利。他批评北约，说该组织不公平。", "该组织", {"NATO"}),
        ("以巴冲突持续。", "巴", {"PSE"}),
        ("印巴两军在边境交火。", "印巴两军", {"IND", "PAK"}),
    ],
)
def test_what_refers_back_or_stands_for_several_is_resolved(
    text: str, words: str, who: set[str]
) -> None:
    assert {actor for actor, _, _ in told(text, words)} == who


def test_a_foreign_name_is_known_again_by_its_last_part() -> None:
    text = "卡姆兰·佩雷拉将军指挥了行动。佩雷拉说，叛军已经撤退。"
    (again,) = [m for m in mentions(text) if m.text == "佩雷拉"]
    assert again.actor.name == "卡姆兰·佩雷拉"
    assert again.actor.sector == "MIL"


def test_our_country_is_that_of_the_publisher() -> None:
    assert ("SGP", "SGP", None) in told("我国谴责这次袭击。", "我国", publisher="新加坡海峡时报")


def test_the_line_a_report_begins_with_tells_whose_police_are_meant() -> None:
    text = "新华社内罗毕5月30日电 警方说，两名男子被捕。"
    assert ("KEN", "KEN", "COP") in told(text, "警方")


def test_a_name_inside_a_longer_word_is_none() -> None:
    assert told("欧洲大陆遭遇热浪。", "大陆") == []


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("顿涅茨克州军事管理局说，两人受伤。", "军事管理局", "UKR"),
        ("福冈县警方逮捕了一名男子。", "福冈县警方", "JPN"),
        ("安徽省卫生健康委员会通报了病例。", "卫生健康委员会", "CHN"),
        ("新华社曼谷5月2日电 泰国总理周二会见了记者。", "新华社", "CHN"),
    ],
)
def test_a_place_tells_the_country_of_the_body_it_stands_before(
    text: str, words: str, country: str
) -> None:
    assert country in [found[1] for found in told(text, words)]


def test_our_country_is_whose_characters_a_text_is_written_in_where_nobody_publishes_it() -> None:
    assert told("我国批准了条约。", "我国") == [("CHN", "CHN", None)]
    assert told("我國批准了條約。", "我國", publisher="中央社") != [("CHN", "CHN", None)]


def test_a_states_character_begins_the_name_of_its_body() -> None:
    assert ("PHL", "PHL", None) in told("菲总统府新闻部发表声明。", "菲")


@pytest.mark.parametrize("text", ["人民军队的宗旨不变。", "瑞士法郎升值。"])
def test_no_state_is_read_inside_a_longer_word(text: str) -> None:
    assert [m.actor.country for m in mentions(text) if m.actor.country] == []


def test_the_police_of_a_brief_from_abroad_are_those_of_the_state_it_opens_with() -> None:
    text = "台北今天放晴。\n\n秘魯總統宣布進入緊急狀態，警方逮捕了三人。"
    assert told(text, "警方", publisher="台北晚報") == [("PER", "PER", "COP")]


def test_the_police_are_those_of_home_where_somebody_says_our_country() -> None:
    text = "秘魯漁船日前駛入我國海域，警方逮捕了三人。"
    assert told(text, "警方", publisher="台北晚報") == [("TWN", "TWN", "COP")]


def test_a_capital_that_no_other_place_is_called_in_chinese_stands_for_its_government() -> None:
    assert told("惠灵顿谴责乍得。", "惠灵顿") == [("NZL", "NZL", "GOV")]


def test_one_character_stands_for_a_state_that_the_text_has_named() -> None:
    text = "马绍尔群岛总统抵达东京。马国外长抗议。"
    assert told(text, "马国外长") == [("MHL", "MHL", "GOV")]
