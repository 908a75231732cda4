import textwrap

import pytest

from gestae.readers.shared.lines import split_lines
from gestae.readers.shared.wrap import find_soft_breaks

FIRST = (
    "The foreign ministers of Norway and Sweden met in Oslo on Monday to discuss aid for the "
    "victims of the floods. They agreed on a joint fund of 12 million kroner, which is to be paid "
    "out by the end of the year. Finland will join later."
)
SECOND = (
    "Aid groups welcomed the decision. The U.S. Agency for International Development said that it "
    "would match the sum, and officials in Washington added that the U.S. Congress would be asked "
    "for more in the autumn."
)
THIRD = "Opposition leaders were not convinced. They said the money had been promised before."
FOURTH = (
    "The fund will be run from Geneva by a small office whose head has not been named. Talks about "
    "the post, which both countries claim, are to begin in May and may last until the summer."
)
PARAGRAPHS = [FIRST, SECOND, THIRD, FOURTH]


def paragraphs(text: str) -> list[str]:
    lines = split_lines(text)
    found: list[str] = []
    running = False
    for line, soft in zip(lines, find_soft_breaks(lines), strict=True):
        if line.kind is not None:
            found[-1:] = [f"{found[-1]} {line.text}"] if running else [*found[-1:], line.text]
        running = soft
    return found


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100, 120])
def test_wrapped_paragraphs_between_blank_lines_are_joined(width: int) -> None:
    text = "\n\n".join(textwrap.fill(each, width) for each in PARAGRAPHS)
    assert paragraphs(text) == PARAGRAPHS


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_wrapped_paragraphs_without_blank_lines_are_told_by_their_short_last_lines(
    width: int,
) -> None:
    filled = [textwrap.fill(each, width) for each in PARAGRAPHS]
    short = [each for each in filled if len(each.split("\n")[-1]) < width * 0.75]
    joined = paragraphs("\n".join(filled))
    assert len(joined) >= len(short)
    assert " ".join(joined) == " ".join(PARAGRAPHS)


def test_paragraphs_on_one_line_each_stay_apart() -> None:
    assert paragraphs("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_a_paragraph_on_one_line_that_was_cut_in_mid_sentence_runs_on() -> None:
    long = " ".join(PARAGRAPHS) + " The Russian"
    assert len(paragraphs(f"{long}\npresident was not invited.")) == 1


def test_a_line_that_ends_in_an_abbreviation_runs_on_where_the_lines_are_full() -> None:
    text = (
        "When the prime minister spoke, she stood in front of\n"
        "the U.S. Congress for the first time in her life. The\n"
        "speech was received with applause by members of the\n"
        "House and the Senate. She praised the role of the U.S.\n"
        "Navy in the Pacific and thanked the sailors for it."
    )
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Norway\nSweden\nFinland\nDenmark\nIceland",
        "MINISTRY OF FOREIGN AFFAIRS\nPress Release\nNo. 12",
        "Ada Berg, Oslo\nPer Lund, Bergen\nKari Dahl, Tromsø",
        "挪威\n瑞典\n芬兰\n丹麦",
    ],
)
def test_names_below_each_other_are_not_joined(text: str) -> None:
    assert paragraphs(text) == text.split("\n")


def test_chinese_wrapped_at_one_width_is_joined() -> None:
    sentence = (
        "挪威和瑞典外长星期一在奥斯陆会晤,讨论向洪灾灾民提供援助一事,双方同意设立一个联合基金,"
    )
    text = sentence * 4 + "年底前支付。"
    wrapped = "\n".join(text[n : n + 24] for n in range(0, len(text), 24))
    assert len(paragraphs(wrapped)) == 1


def test_chinese_paragraphs_on_one_line_each_stay_apart() -> None:
    text = "挪威外长星期一在奥斯陆发表讲话。\n瑞典外长随后作出回应。\n双方将于五月再次会晤。"
    assert len(paragraphs(text)) == 3


def test_an_item_or_heading_never_continues_the_line_before() -> None:
    text = "They agreed on three points:\n- peace\n- trade\n- aid"
    assert paragraphs(text) == ["They agreed on three points:", "peace", "trade", "aid"]


def test_a_wrapped_item_runs_on() -> None:
    text = "They agreed:\n- to set up a fund for the victims of\nthe floods"
    assert paragraphs(text)[1] == "to set up a fund for the victims of the floods"


def test_no_lines_have_no_breaks_and_the_last_break_is_hard() -> None:
    assert find_soft_breaks([]) == []
    assert find_soft_breaks(split_lines("one\ntwo"))[-1] is False
