"""Times from now, bounds, glosses, offices, and words that one side alone tells."""

import pytest

from tests.assembly.audit.told import audit_lines, grave_kinds


def _kinds(zh: str, en: str) -> set[str]:
    return {finding.kind for finding in audit_lines((zh, en))}


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("代表团上周一抵达。", "The delegation arrived this Monday."),
        ("去年10月他们签署了协议。", "They signed the agreement in October this year."),
        ("昨天早晨发现了一枚炸弹。", "A bomb was found this morning."),
    ],
)
def test_a_time_counted_from_now_that_is_another_is_found(zh: str, en: str) -> None:
    assert "date" in grave_kinds(zh, en)


def test_the_same_time_counted_from_now_is_not_found() -> None:
    assert "date" not in grave_kinds("代表团上周一抵达。", "The delegation arrived last Monday.")


def test_nearly_against_over_is_another_bound() -> None:
    assert "scope" in grave_kinds("这个国家有近200个湖泊。", "The country has over 200 lakes.")
    assert "scope" not in grave_kinds("这个国家有200多个湖泊。", "The country has over 200 lakes.")


def test_no_more_than_is_a_bound_from_above() -> None:
    assert "scope" not in grave_kinds(
        "会谈不会超过48分钟。", "The talks will last at most 48 minutes."
    )


def test_a_name_whose_bracket_gives_another_is_found() -> None:
    en = "The mayor, Denys Shmyhal, spoke first."
    assert "name" in grave_kinds("市长哈罗德·芬奇（Denys Shmyhal）首先讲话。", en)
    assert "name" not in grave_kinds("市长丹尼斯·什米哈尔（Denys Shmyhal）首先讲话。", en)


def test_an_office_that_the_person_never_held_is_found_where_one_side_gives_it() -> None:
    zh = "乌克兰外长丹尼斯·什米哈尔会见了记者。"
    assert "title" in grave_kinds(zh, "His Ukrainian counterpart, Denys Shmyhal, met reporters.")
    en = "Ukraine's foreign minister, Denys Shmyhal, met reporters."
    assert "title" not in grave_kinds(zh, en)


def test_a_doubt_that_one_side_alone_tells_is_found() -> None:
    assert "modality" in _kinds("飓风还可能引发洪水。", "The hurricane also causes floods.")
    assert "modality" not in _kinds("飓风还可能引发洪水。", "The hurricane may also cause floods.")


def test_a_condition_that_one_side_alone_tells_is_found() -> None:
    zh = "他们签署了协议，谈判结束了。"
    assert "condition" in _kinds(zh, "They signed the agreement, although the talks ended.")


def test_an_opposite_said_of_something_else_is_no_grave_finding() -> None:
    found = audit_lines(("孩子们的房间很暗。", "Prices rose. The children's room was dark."))
    assert not any(f.kind == "opposite" and f.severity != "minor" for f in found)


def test_an_ocean_in_a_region_of_two_names_is_there() -> None:
    zh = "这个国家在印度洋-太平洋地区有盟友。"
    assert "name" not in grave_kinds(zh, "The country has allies in the Indo-Pacific.")
