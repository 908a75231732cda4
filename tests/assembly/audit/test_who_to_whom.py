"""Who does what to whom, and where things come from and go to."""

import pytest

from tests.assembly.audit.told import audit_lines, grave_kinds


def test_two_states_in_each_other_s_place_are_told() -> None:
    """The words round the names, not the grammar, give it away."""
    zh = "挪威周二起诉葡萄牙，要求其赔偿渔船的损失。"
    assert "role" in grave_kinds(
        zh, "Portugal sued Norway on Tuesday and asked it to pay for the lost fishing boats."
    )
    assert not grave_kinds(
        zh, "Norway sued Portugal on Tuesday and asked it to pay for the lost fishing boats."
    )


def test_a_passive_keeps_who_acts() -> None:
    """The order turns round, the words beside the names do not."""
    zh = "肯尼亚军队在边境附近击落了一架乌干达无人机。"
    en = "A Ugandan drone was shot down near the border by Kenyan troops."
    assert "role" not in grave_kinds(zh, en)


def test_the_reason_names_both_parties() -> None:
    (found,) = (
        finding
        for finding in audit_lines(
            (
                "秘鲁总统访问智利，并会见当地商人。",
                "The president of Chile visited Peru and met local traders.",
            )
        )
        if finding.kind == "role"
    )
    assert "秘鲁" in found.reason
    assert "Chile" in found.reason


def test_where_a_ship_comes_from_is_not_where_it_goes() -> None:
    zh = "这艘货轮来自加纳，船上有四十名船员。"
    assert "direction" in grave_kinds(zh, "The freighter is heading to Ghana with a crew of forty.")
    assert not grave_kinds(zh, "The freighter is from Ghana and has a crew of forty.")


def test_whom_something_is_learnt_from_may_stand_behind_a_to() -> None:
    """向 is no destination where one learns or asks."""
    zh = "赞比亚的工程师正在向肯尼亚的同行学习。"
    en = "Engineers of Zambia are learning from colleagues in Kenya."
    assert "direction" not in grave_kinds(zh, en)


@pytest.mark.parametrize(
    ("en", "slip"),
    [
        ("According from the harbour master, the ferry is full.", True),
        ("According to the harbour master, the ferry is full.", False),
    ],
)
def test_a_preposition_its_word_never_goes_with_is_told(en: str, *, slip: bool) -> None:
    assert ("direction" in grave_kinds("据港务长说，渡轮已经客满。", en)) is slip
