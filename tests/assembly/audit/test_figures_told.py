"""Which figure of one side stands for which of the other."""

import pytest

from tests.assembly.audit.told import grave_kinds

RIGHT = [
    ("主队以3比1获胜。", "The home side won 3-1."),
    ("会议于早上8:40开始。", "The meeting began at 8.40 in the morning."),
    ("展览为期12天，从5月4日开始。", "The show lasts 12 days, from May 4."),
    ("该省派出240名医生和3100名护士。", "The province sent 240 doctors and 3,100 nurses."),
    ("价格上涨了5%至8%。", "Prices rose by between 5 and 8 percent."),
]
WRONG = [
    ("number", "主队以4-2战胜了对手。", "The home side beat them 4-3."),
    ("number", "列车于16:45出发。", "The train left at 16:25."),
    ("share", "预计有5%至8%的农民会参加。", "Between 5 and 9 percent of farmers may take part."),
    (
        "unit",
        "免租4个月，4年以上另办。",
        "Rent is waived for four months, and for over four months.",
    ),
    (
        "number",
        "该省派出240名医生和3100名护士。",
        "The province sent 3,100 doctors and 240 nurses.",
    ),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_figures_in_another_form_are_the_same(zh: str, en: str) -> None:
    assert grave_kinds(zh, en) == set()


@pytest.mark.parametrize(("kind", "zh", "en"), WRONG)
def test_a_figure_of_its_own_needs_one_of_its_own(kind: str, zh: str, en: str) -> None:
    assert kind in grave_kinds(zh, en)
