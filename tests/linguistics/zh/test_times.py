"""Times of Chinese sentences, in both writings, resolved against a day of publication."""

import datetime as dt

import pytest

from gestae.coders.resolving import resolve
from gestae.linguistics.zh.figures import find_figures
from gestae.linguistics.zh.words import find_words
from gestae.records import TimeExpression, Token

TODAY = dt.date(2024, 9, 18)
"""A Wednesday."""


def read(text: str) -> tuple[TimeExpression, ...]:
    tokens = tuple(
        Token(index, word.text, word.lemma, word.pos, index, word.start, word.end)
        for index, word in enumerate(find_words(text))
    )
    return find_figures(text, 0, tokens)[1]


def only(text: str) -> TimeExpression:
    (time,) = read(text)
    return time


def days(text: str) -> tuple[str, str]:
    date = resolve(only(text), TODAY, text)
    assert date is not None
    return str(date.start), str(date.end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023年5月9日，两人会面。", "2023-05-09", "2023-05-09"),
        ("二〇二三年五月九日簽署", "2023-05-09", "2023-05-09"),
        ("民國112年5月9日公布", "2023-05-09", "2023-05-09"),
        ("令和5年3月发表", "2023-03-01", "2023-03-31"),
        ("4月3日抵达", "2024-04-03", "2024-04-03"),
        ("16日抵达北京", "2024-09-16", "2024-09-16"),
        ("3 月2022 年发射", "2022-03-01", "2022-03-31"),
        ("2022-11-30发布", "2022-11-30", "2022-11-30"),
        ("2021年第二季度增长", "2021-04-01", "2021-06-30"),
        ("2021年上半年增长", "2021-01-01", "2021-06-30"),
        ("上世纪七十年代建成", "1970-01-01", "1979-12-31"),
        ("2010年代初期建成", "2010-01-01", "2013-12-31"),
        ("19世纪建成", "1800-01-01", "1899-12-31"),
        ("第二次世界大战爆发", "1939-01-01", "1945-12-31"),
        ("2023年圣诞节袭击", "2023-12-25", "2023-12-25"),
    ],
)
def test_times_of_the_calendar(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("他昨天辞职", "2024-09-17", "2024-09-17"),
        ("昨晚宣布", "2024-09-17", "2024-09-17"),
        ("前日宣布", "2024-09-16", "2024-09-16"),
        ("周一宣布", "2024-09-16", "2024-09-16"),
        ("上周五宣布", "2024-09-13", "2024-09-13"),
        ("下星期二舉行", "2024-09-24", "2024-09-24"),
        ("上月25日宣布", "2024-08-25", "2024-08-25"),
        ("本月初宣布", "2024-09-01", "2024-09-15"),
        ("去年底宣布", "2023-09-01", "2023-12-31"),
        ("明年3月举行", "2025-03-01", "2025-03-31"),
        ("去年11月30日签署", "2023-11-30", "2023-11-30"),
        ("今夏访问", "2024-06-01", "2024-08-31"),
        ("三天前宣布", "2024-09-15", "2024-09-15"),
        ("将于两周后举行", "2024-09-30", "2024-10-06"),
        ("上个季度增长", "2024-04-01", "2024-06-30"),
        ("本月中旬会面", "2024-09-10", "2024-09-20"),
        ("本月8日前离境", "2024-09-08", "2024-09-08"),
        ("三日前宣布", "2024-09-15", "2024-09-15"),
        ("下周末舉行", "2024-09-28", "2024-09-29"),
        ("明年下半年举行", "2025-07-01", "2025-12-31"),
        ("过去两周下降", "2024-09-04", "2024-09-18"),
    ],
)
def test_times_counted_from_the_day_of_the_document(text: str, start: str, end: str) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end", "written"),
    [
        ("从3月5日至9日访问", "2024-03-05", "2024-03-09", "3月5日至9日"),
        ("3月5至9日访问", "2024-03-05", "2024-03-09", "3月5至9日"),
        ("2019年至2021年任职", "2019-01-01", "2021-12-31", "2019年至2021年"),
        ("2019-2021年任職", "2019-01-01", "2021-12-31", "2019-2021年"),
        ("去年10月至今年2月扣押", "2023-10-01", "2024-02-29", "去年10月至今年2月"),
        ("4月和6月之间", "2024-04-01", "2024-06-30", "4月和6月"),
    ],
)
def test_two_times_are_the_ends_of_one(text: str, start: str, end: str, written: str) -> None:
    assert days(text) == (start, end)
    assert only(text).span.of(text) == written


@pytest.mark.parametrize(
    ("text", "bound", "written"),
    [
        ("自2021年以来下降", "since", "2021年"),
        ("從今年5月起實施", "since", "今年5月"),
        ("截至8月底，已有进展", "by", "8月底"),
        ("年底前撤军", "before", "年底"),
        ("2030年以前完成", "before", "2030年"),
        ("2015年后恶化", "after", "2015年"),
        ("到2035年建成", "by", "2035年"),
    ],
)
def test_bounds_stay_outside_the_span(text: str, bound: str, written: str) -> None:
    time = only(text)
    assert time.bound == bound
    assert time.span.of(text) == written


@pytest.mark.parametrize(
    ("text", "offset"), [("当天，他辞职了", 0), ("翌日開火", 1), ("前一天会面", -1)]
)
def test_some_days_count_from_the_date_told_before(text: str, offset: int) -> None:
    time = only(text)
    assert (time.anchor, time.offset) == ("previous", offset)


def test_a_length_after_a_deed_counts_from_it() -> None:
    text = "叛军撤退两周后，议会开会。"
    time = only(text)
    assert time.anchor == "event"
    assert time.event is not None


@pytest.mark.parametrize(
    "text",
    [
        "近日有报道称，日本首相日前访华",
        "公元前221年统一",
        "他每天上班，常年在外",
        "周边国家，青年组织，目前局势",
        "今日俄罗斯电视台报道",
    ],
)
def test_what_names_no_day_is_no_time(text: str) -> None:
    assert read(text) == ()


def test_times_of_the_clock_are_part_of_their_day() -> None:
    text = "会谈于12日上午9时30分举行"
    assert only(text).span.of(text) == "12日上午9时30分"


def test_a_time_of_the_clock_alone_is_one_of_the_day_told_before() -> None:
    time = only("傍晚6点半，谈判破裂。")
    assert (time.unit, time.offset, time.anchor) == ("day", 0, "previous")
