"""What one side alone tells: titles, units, ordinals, named wars, numbers in names."""

import pytest

from gestae.assembly.audit.ordinals import number_of

from .told import audit_lines, grave_kinds


def kinds(zh: str, en: str) -> set[str]:
    """The kinds of all findings on one pair."""
    return {finding.kind for finding in audit_lines((zh, en))}


def test_a_deputy_is_not_the_head_of_an_office() -> None:
    assert "title" in kinds("她是该委员会的主席。", "She is the deputy chairwoman of the board.")
    assert "title" not in kinds("她是该委员会的副主席。", "She is deputy chairwoman of the board.")


def test_a_judge_that_nobody_names_is_told() -> None:
    assert "title" in kinds("她是该市的检察官。", "She works for the town.")


def test_a_verb_is_no_unit() -> None:
    assert not kinds("他们在街上敲鼓。", "They pound the drums in the street.") & {"unit", "money"}


def test_a_third_is_not_a_fifth() -> None:
    assert "number" in grave_kinds("这是第三批货物。", "This is the fifth batch of goods.")


def test_an_ordinal_told_as_a_plain_number_is_there() -> None:
    assert "number" not in kinds("他获得二级勋章。", "He received the second class of the medal.")


@pytest.mark.parametrize(
    ("numeral", "number"), [("二十三", 23), ("十", 10), ("一百零五", 105), ("18", 18), ("两", 2)]
)
def test_numerals_of_chinese_are_read(numeral: str, number: int) -> None:
    assert number_of(numeral) == number


def test_one_war_is_not_another() -> None:
    assert "date" in grave_kinds("她父亲参加过朝鲜战争。", "Her father fought in the Vietnam War.")


def test_a_war_named_in_both_languages_is_no_date_without_counterpart() -> None:
    assert "date" not in kinds("该桥毁于二战。", "The bridge was destroyed in World War II.")


def test_a_number_in_a_name_must_be_the_same() -> None:
    assert "number" in kinds("该国购买了图-204客机。", "The country bought Tu-214 airliners.")
    assert "number" not in kinds("该国购买了图-204客机。", "The country bought Tu-204 airliners.")


def test_a_name_told_without_its_number_is_the_same() -> None:
    assert "number" not in kinds("新冠疫情蔓延。", "COVID-19 is spreading.")


def test_a_numeral_with_a_torn_group_is_another() -> None:
    assert "number" in kinds("该厂有52名工人。", "The plant has 52,0 workers.")


def test_a_few_weeks_are_not_a_few_years() -> None:
    assert kinds("几年后他们回来了。", "Several weeks later they came back.") & {"unit", "number"}


def test_a_year_is_no_number_of_months() -> None:
    assert "unit" in kinds("从2003个月起，他住在这里。", "He has lived here since 2003.")


def test_a_name_in_pinyin_must_be_heard_as_a_whole() -> None:
    assert "name" in kinds("据经理说，章程没有改变。", "Zhang Weilin said the rules were the same.")
    assert "name" not in kinds("经理张伟林说规则没变。", "Manager Zhang Weilin said so.")


def test_a_plain_word_may_be_a_surname() -> None:
    assert "name" in kinds("昨天他们赢得了比赛。", "Yesterday Gareth Finch won the match.")


def test_a_given_name_before_another_surname_names_nobody_known() -> None:
    found = kinds("约翰·克里昨天到访。", "John Radcliffe came to visit yesterday.")
    assert "name" in found


def test_of_a_body_the_better_part_must_be_there() -> None:
    assert "name" in kinds("海湾阿拉伯国家合作委员会表示欢迎。", "The state press welcomed it.")


def test_the_month_of_a_day_told_bare_is_no_difference() -> None:
    assert "date" not in kinds("会议将于12日举行。", "The meeting will be held on March 12.")
    assert "date" in kinds("会议将于12日举行。", "The meeting will be held on March 13.")


def test_three_times_are_not_twice() -> None:
    assert "number" in kinds("该桥的长度是旧桥的两倍。", "The bridge is four times as long.")
    assert "number" not in kinds("他两次当选。", "He was elected twice.")


def test_degrees_of_one_scale_are_no_degrees_of_another() -> None:
    assert "unit" in kinds("气温达到30摄氏度。", "It was 30 degrees Fahrenheit.")
    assert "unit" not in kinds("气温达到30摄氏度。", "It was 86 degrees Fahrenheit.")


def test_a_number_in_words_is_no_month() -> None:
    assert "number" in kinds("8月，四家公司退出。", "In August, eight companies withdrew.")


def test_a_japanese_name_is_not_compared_by_its_chinese_sound() -> None:
    assert "name" not in kinds("作家猪濑直树发言。", "The writer Naoki Inose spoke.")


def test_one_currency_tells_the_money_of_several_sums() -> None:
    zh, en = "从200万美元增加到数十亿美元。", "It rose from $2 million to billions."
    assert "money" not in kinds(zh, en)
    assert "money" in kinds("从200万美元增加到500万美元。", "It rose from 2 million to 5 million.")


def test_a_difference_is_not_told_twice() -> None:
    ours = "岛国外长丹尼斯·什米哈尔昨天抵达。", "Denys Shmyhal arrived yesterday."
    titles = [finding for finding in audit_lines(ours) if finding.kind == "title"]
    assert len(titles) == 1


def test_before_that_turns_round_what_comes_after() -> None:
    zh = "他们运来了发电机，此前暴风雨摧毁了发电站。"
    en = "They brought generators after a storm had destroyed the power station."
    assert not kinds(zh, en) & {"date", "opposite"}
