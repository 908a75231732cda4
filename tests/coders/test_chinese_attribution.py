"""On whose word deeds are told in Chinese, in the styles of several presses."""

import pytest

from gestae.coders.actors import find_mentions
from gestae.coders.attribution import find_attributions
from gestae.ontology.load import load_ontology
from tests.coders.parsing import parsed

ONTOLOGY = load_ontology()


def told(text: str) -> list[tuple[str, str, str]]:
    """Speaker, manner and content of each attribution of a text."""
    document = parsed(text, None, "zh")
    found = find_attributions(document, ONTOLOGY, find_mentions(document, ONTOLOGY))
    return [
        (a.speaker.actor.id or a.speaker.actor.name, a.manner, a.content.of(text)) for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "肯尼亚外交部表示，加纳已撤军，并释放了囚犯。",
            ("KEN", "report", "加纳已撤军，并释放了囚犯。"),
        ),
        ("加納已撤軍，肯亞外交部說。", ("KEN", "report", "加納已撤軍")),
        ("据路透社报道，加纳已撤军。", ("REUTERS", "report", "加纳已撤军。")),
        ("據《紐約時報》報導，加納已撤軍。", ("NYT", "report", "加納已撤軍。")),
        ("加纳已撤军，据路透社报道。", ("REUTERS", "report", "加纳已撤军")),
        ("据知情人士透露，加纳已撤军。", ("知情人士", "report", "加纳已撤军。")),
        ("根据联合国的数据，加纳军队打死了十人。", ("UN", "document", "加纳军队打死了十人。")),
        ("在莫斯科看来，加纳已经撤军。", ("RUS", "report", "加纳已经撤军。")),
        ("联合国报告显示，加纳已撤军。", ("UN", "document", "加纳已撤军。")),
        ("民调显示，加纳选民反对撤军。", ("民调", "poll", "加纳选民反对撤军。")),
    ],
)
def test_a_teller_is_found_whatever_the_wording(text: str, expected: tuple[str, str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    ["据悉，加纳已撤军。", "据了解，加纳已撤军。", "據報導，加納已撤軍。"],
)
def test_what_nobody_is_told_to_say_has_no_teller(text: str) -> None:
    assert told(text) == []


def test_who_is_quoted_by_a_medium_tells_within_it() -> None:
    assert told("据法新社援引加纳官员的话报道，军队已撤出港口。") == [
        ("AFP", "report", "军队已撤出港口。"),
        ("GHA", "report", "军队已撤出港口。"),
    ]


def test_another_voice_ends_what_the_first_one_says() -> None:
    assert told("肯尼亚国防部称，加纳军队炮击了村庄，加纳外交部则说，肯尼亚先开火。") == [
        ("KEN", "report", "加纳军队炮击了村庄"),
        ("GHA", "report", "肯尼亚先开火。"),
    ]


def test_a_sentence_that_opens_with_a_verb_of_saying_goes_on_with_its_speaker() -> None:
    assert told("肯尼亚外交部说，加纳已撤军。并称，两国正在谈判。")[1] == (
        "KEN",
        "report",
        "两国正在谈判。",
    )


@pytest.mark.parametrize(
    "text", ["肯尼亚外交部说：“加纳已经撤军。”", "「加納已經撤軍。」肯亞外交部說。"]
)
def test_a_quotation_belongs_to_the_verb_before_or_behind_it(text: str) -> None:
    ((speaker, manner, content),) = told(text)
    assert (speaker, manner) == ("KEN", "quote")
    assert content in {"加纳已经撤军。", "加納已經撤軍。"}


def test_a_dateline_tells_nobody() -> None:
    assert told("（阿克拉3日综合外电报道）加纳今天撤军。") == []


def test_a_medium_that_quotes_tells_with_whom_it_quotes() -> None:
    assert told("韩联社援引加纳军方消息称，肯尼亚已撤军。") == [
        ("YONHAP", "report", "肯尼亚已撤军。"),
        ("GHA", "report", "肯尼亚已撤军。"),
    ]


def test_officials_that_there_are_may_tell() -> None:
    assert told("有知情人士向路透社透露，加纳已撤军。") == [("知情人士", "report", "加纳已撤军。")]


def test_a_statement_told_from_before_is_its_publishers() -> None:
    found = told("肯尼亚外交部发表声明称，加纳已撤军。该声明还说，两国已停火。")
    assert [(who, how) for who, how, _ in found[-2:]] == [("KEN", "document")] * 2


@pytest.mark.parametrize(
    ("text", "tellers"),
    [("加纳渔民团体说，海警已撤离。", 1), ("加纳军费的增长说明，局势已恶化。", 0)],
)
def test_only_who_can_speak_tells(text: str, tellers: int) -> None:
    assert len(told(text)) == tellers
