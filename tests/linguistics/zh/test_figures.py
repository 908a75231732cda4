"""Figures of Chinese sentences, in both writings."""

from decimal import Decimal
from typing import Any

import pytest

from gestae.coders.amounts import find_amounts
from gestae.linguistics.zh.figure_words import TABLES, figure_words
from gestae.linguistics.zh.figures import find_figures, read_all
from gestae.linguistics.zh.numerals import read_numeral
from gestae.linguistics.zh.words import find_words
from gestae.ontology.load import load_ontology
from gestae.ontology.table import Problems, read_rows
from gestae.records import Document, Parsed, Passage, Quantity, Sentence, Span, Token

READINGS = {
    "numeral_rules.csv": {
        "number", "vague", "plusmore", "about", "fraction", "ordinal", "span", "quantity",
    },
    "quantity_rules.csv": {"quantity", "span"},
    "time_rules.csv": {
        "time", "length", "quantity", "calyear", "calmonth", "calday", "calquarter", "calcentury",
        "clock", "years", "decade", "junk",
    },
}  # fmt: skip


def tokens_of(text: str, start: int = 0) -> tuple[Token, ...]:
    words = find_words(text, start)
    return tuple(
        Token(index, word.text, word.lemma, word.pos, index, word.start, word.end)
        for index, word in enumerate(words)
    )


def read(text: str) -> tuple[Quantity, ...]:
    return find_figures(text, 0, tokens_of(text))[0]


def only(text: str) -> Quantity:
    (quantity,) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("三十七", 37),
        ("一百零八", 108),
        ("三百六", 360),
        ("两千零三十", 2030),
        ("一万五", 15_000),
        ("六万零八十", 60_080),
        ("八百九十万", 8_900_000),
        ("三亿零五", 300_000_005),
        ("十二亿五千万", 1_250_000_000),
        ("二兆三千亿", 2_300_000_000_000),
        ("一万三千亿", 1_300_000_000_000),
        ("2.8万亿", 2_800_000_000_000),
        ("3万5千", 35_000),
        ("6亿2千万", 620_000_000),
        ("1,200", 1200),
        ("九点六", Decimal("9.6")),
        ("三点五亿", 350_000_000),
        ("二〇一九", 2019),
        ("廿一", 21),
        ("贰佰伍拾", 250),
    ],
)
def test_numerals_of_both_kinds_come_to_their_value(written: str, value: Any) -> None:
    values = read_numeral(written)
    assert values is not None
    assert values["number"] == value


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("三四十", 30, 40), ("七八", 7, 8), ("十五六", 15, 16), ("两三百", 200, 300)],
)
def test_two_digits_side_by_side_are_bounds(written: str, low: Any, high: Any) -> None:
    values = read_numeral(written)
    assert values is not None
    assert values["between"] == (low, high)


def test_a_formal_digit_alone_is_a_word() -> None:
    assert read_numeral("陆") is None


@pytest.mark.parametrize(
    ("text", "low", "high", "about", "unit", "written"),
    [
        ("挪威将提供约8.5亿欧元贷款。", 850_000_000, 850_000_000, True, "EUR", "约8.5亿欧元"),
        ("挪威將提供八億五千萬歐元。", 850_000_000, 850_000_000, False, "EUR", "八億五千萬歐元"),
        ("罚款不超过300万美元", None, 3_000_000, False, "USD", "不超过300万美元"),
        ("罰款逾三百萬美金", 3_000_000, None, False, "USD", "逾三百萬美金"),
        ("投资了数十亿英镑", 1_000_000_000, 10_000_000_000, True, "GBP", "数十亿英镑"),
        ("花费60多亿卢布", 6_000_000_000, None, False, "RUB", "60多亿卢布"),
        ("预算为2兆元新台币", 2 * 10**12, 2 * 10**12, False, "TWD", "2兆元新台币"),
        ("价值7亿元人民币", 700_000_000, 700_000_000, False, "CNY", "7亿元人民币"),
        ("人民币9千万元", 90_000_000, 90_000_000, False, "CNY", "人民币9千万元"),
        ("一亿至两亿日元", 100_000_000, 200_000_000, False, "JPY", "一亿至两亿日元"),
        ("3至4亿韩元", 300_000_000, 400_000_000, False, "KRW", "3至4亿韩元"),
        ("花了US$450万", 4_500_000, 4_500_000, False, "USD", "US$450万"),
        ("售价12元5角", Decimal("12.5"), Decimal("12.5"), False, "CNY", "12元5角"),
        ("欠下兩百億港幣", 20_000_000_000, 20_000_000_000, False, "HKD", "兩百億港幣"),
    ],
)
def test_money_is_read_with_its_bounds_and_currency(
    text: str, low: Any, high: Any, about: bool, unit: str, written: str
) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.about) == (low, high, about)
    assert (quantity.kind, quantity.unit) == ("money", unit)
    assert quantity.span.of(text) == written


@pytest.mark.parametrize(
    ("text", "low", "high", "about", "noun", "written"),
    [
        ("警方拘留了37名示威者。", 37, 37, False, "示威者", "37名"),
        ("兩艘巡邏艦沉沒。", 2, 2, False, "巡邏艦", "兩艘"),
        ("至少60名平民遇难", 60, None, False, "平民", "至少60名"),
        ("70多人受伤", 70, None, False, "人", "70多人"),
        ("七百餘人被捕", 700, None, False, "人", "七百餘人"),
        ("上百辆坦克", 100, 1000, True, "坦克", "上百辆"),
        ("十几个村庄", 10, 20, True, "村庄", "十几个"),
        ("三到五架无人机", 3, 5, False, "无人机", "三到五架"),
        ("300人左右参加", 300, 300, True, "人", "300人左右"),
        ("四十名以上议员反对", 40, None, False, "议员", "四十名以上"),
        ("近百名难民", 100, 100, True, "难民", "近百名"),
        ("损失了约500名佣兵", 500, 500, True, "佣兵", "约500名"),
        ("成千上万名信徒", 10_000, 100_000, True, "信徒", "成千上万名"),
    ],
)
def test_counts_span_their_classifier_and_know_their_noun(
    text: str, low: Any, high: Any, about: bool, noun: str, written: str
) -> None:
    tokens = tokens_of(text)
    (quantity,), _ = find_figures(text, 0, tokens)
    assert (quantity.low, quantity.high, quantity.about) == (low, high, about)
    assert (quantity.kind, quantity.unit) == ("count", None)
    assert quantity.span.of(text) == written
    assert quantity.noun is not None
    assert tokens[quantity.noun].text == noun


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("百分之四十二的选民弃权", 42, 42),
        ("百分之三至五", 3, 5),
        ("四成民众反对", 40, 40),
        ("六成五的受訪者贊成", 65, 65),
        ("占四分之三", 75, 75),
        ("一半的议员缺席", 50, 50),
        ("过半选民支持", 50, None),
        ("不足15%", None, 15),
        ("下降了5%至8%", 5, 8),
    ],
)
def test_shares_are_in_percent(text: str, low: Any, high: Any) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == ("share", "percent")
    assert (quantity.low, quantity.high) == (low, high)


def test_points_of_a_percentage_are_told_from_percents() -> None:
    assert only("支持率上升三个百分点").unit == "percentage point"


@pytest.mark.parametrize(
    ("text", "low", "unit", "kind"),
    [
        ("距离海岸约80海里", 80, "nautical mile", "distance"),
        ("走了三千米", 3000, "metre", "distance"),
        ("射程达900公里", 900, "kilometre", "range"),
        ("運送兩萬公噸小麥", 20_000, "tonne", "count"),
        ("日产40万桶原油", 400_000, "barrel", "count"),
        ("装机600兆瓦", 600, "megawatt", "count"),
        ("烧毁七十公顷林地", 70, "hectare", "count"),
        ("155mm炮弹", 155, "millimetre", "distance"),
        ("升温1.5摄氏度", Decimal("1.5"), "degree Celsius", "count"),
    ],
)
def test_figures_in_a_unit_of_measure(text: str, low: Any, unit: str, kind: str) -> None:
    quantity = only(text)
    assert quantity.low == low or (quantity.unit, quantity.low) == ("kilometre", low / 1000)
    assert quantity.kind == kind
    assert quantity.unit in (unit, "kilometre")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("访问为期四天", 4, 4, "day"),
        ("停火兩週", 2, 2, "week"),
        ("有效期18个月", 18, 18, "month"),
        ("服刑三年半", 3.5, 3.5, "year"),
        ("围困五十多天", 50, None, "day"),
        ("限七十二小时内答复", None, 72, "hour"),
        ("拘押最长七日", None, 7, "day"),
        ("判处一至三年徒刑", 1, 3, "year"),
    ],
)
def test_durations(text: str, low: Any, high: Any, unit: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == ("duration", unit)
    assert (quantity.low, quantity.high) == (low, high)


def test_a_speed_is_no_distance() -> None:
    quantity = only("列车时速超过145公里")
    assert (quantity.low, quantity.high) == (145, None)
    assert (quantity.kind, quantity.unit) == ("count", "kilometre per hour")


@pytest.mark.parametrize(("text", "count"), [("五大问题", 5), ("四部门联手", 4)])
def test_counts_without_a_classifier(text: str, count: int) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.low) == ("count", count)


@pytest.mark.parametrize(("text", "rank"), [("第三轮谈判", 3), ("第二大城市", 2), ("首批难民", 1)])
def test_ranks(text: str, rank: Any) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.low, quantity.high) == ("rank", rank, rank)


@pytest.mark.parametrize(
    "text",
    [
        "大家一起前往三亚",
        "万斯十分满意，万一失败也不后悔",
        "五角大楼与七国集团讨论一带一路",
        "第一夫人访问四川",
        "两国外长会晤，双方一致同意",
        "一名官员说，他逮捕了一个人",
        "歼-20与F-35对峙，东风17导弹亮相",
        "依据宪法第九条和第242号决议",
        "他在G20峰会上说",
        "登陆舰抵达大陆",
        "一天，他来了",
        "建厂75周年庆典",
        "主队3：0获胜",
        "他收拾行李",
        "产量是去年的8倍",
        "打通最后一公里",
    ],
)
def test_numerals_within_names_and_words_are_no_figures(text: str) -> None:
    assert read(text) == ()


def test_spans_count_in_the_document() -> None:
    text = "前文。捐款６００万　元人民幣"
    start = text.index("捐")
    sentence = text[start:]
    (quantity,), _ = find_figures(sentence, start, tokens_of(sentence, start))
    assert quantity.span.of(text) == "６００万　元人民幣"
    assert quantity.low == 6_000_000


def test_a_sentence_without_tokens_is_read_too() -> None:
    (quantity,), _ = find_figures("约35万人走上街头", 0, ())
    assert quantity.low == 350_000
    assert quantity.about


@pytest.mark.parametrize(
    ("text", "address", "unit"),
    [
        ("補助5億元", "https://news.example.tw/1", "TWD"),
        ("补助5亿元", "https://news.example.cn/1", "CNY"),
        ("補助5億元人民幣", "https://news.example.tw/1", "CNY"),
        ("補助5億美元", "https://news.example.tw/1", "USD"),
    ],
)
def test_plain_yuan_are_of_the_country_of_the_site(text: str, address: str, unit: str) -> None:
    span = Span(0, len(text))
    quantities, _ = find_figures(text, 0, tokens_of(text))
    sentence = Sentence(span, text, "zh", 0, tokens_of(text), (), quantities)
    document = Document("t", text, language="zh", url=address, passages=(Passage(span, "zh"),))
    (amount,) = find_amounts(Parsed(document, (sentence,)), load_ontology())
    assert amount.unit == unit


def test_every_rule_reads_its_example() -> None:
    figure_words()
    problems = Problems()
    unread = []
    for table, readings in READINGS.items():
        for row in read_rows(
            TABLES / table, ("stage", "pattern", "action", "with", "example"), problems
        ):
            pieces = read_all(row["example"], 0, tokens_of(row["example"]))
            if row["example"] and not any(readings & set(piece.values) for piece in pieces):
                unread.append((row.where, row["example"]))
    problems.raise_if_any()
    assert unread == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("违者最高可处以两千元罚金。", None, 2000),
        ("驻留时间最长可以达到三年。", None, 3),
        ("工程至少要有五年。", 5, None),
        ("参赛者须年满十六岁。", 16, None),
        ("捐款不得低于六百元。", 600, None),
        ("占比不超过议席的40%。", None, 40),
        ("感染病例过五万。", 50000, None),
        ("隔离期不止十天。", 10, None),
    ],
)
def test_words_between_a_bound_and_its_figure_leave_it_bound(
    text: str, low: int | None, high: int | None
) -> None:
    (quantity,) = read(text)
    assert (quantity.low, quantity.high) == (low, high)


def test_days_that_last_are_no_day_of_the_month() -> None:
    (quantity,), times = find_figures(
        "旅客须接受21日集中隔离。", 0, tokens_of("旅客须接受21日集中隔离。")
    )
    assert (quantity.low, quantity.kind, quantity.unit) == (21, "duration", "day")
    assert times == ()


def test_so_many_degrees_are_of_electricity() -> None:
    (many,), (few,) = read("电站发电三亿度。"), read("气温升高三度。")
    assert (many.unit, few.unit) == ("kilowatt-hour", "degree")


def test_a_number_that_is_dialled_is_no_figure() -> None:
    assert read("请拨打0600 123 456。") == ()


def test_more_than_a_length_after_something_names_no_day() -> None:
    (quantity,), times = find_figures(
        "会谈结束两个多月之后，双方签字。", 0, tokens_of("会谈结束两个多月之后，双方签字。")
    )
    assert (quantity.low, quantity.high, quantity.unit) == (2, None, "month")
    assert times == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("铜价跌破每吨90美元。", None, 90),
        ("产量不足去年的四分之一。", None, 25),
    ],
)
def test_what_a_figure_is_per_or_of_leaves_its_bound(
    text: str, low: int | None, high: int | None
) -> None:
    (quantity,) = read(text)
    assert (quantity.low, quantity.high) == (low, high)


def test_a_term_is_at_most_so_long() -> None:
    (quantity,) = read("工程八个月内完成。")
    assert (quantity.low, quantity.high, quantity.unit) == (None, 8, "month")
