import pytest

from gestae.linguistics.zh.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两国恢复了谈判。边境仍然关闭！", ["两国恢复了谈判。", "边境仍然关闭！"]),
        ("兩國恢復談判；邊境仍然關閉。", ["兩國恢復談判；邊境仍然關閉。"]),
        ("他问：“谁来付钱？”没有人回答。", ["他问：“谁来付钱？”", "没有人回答。"]),
        ("部長說：「我們會派兵。」會議隨即結束。", ["部長說：「我們會派兵。」", "會議隨即結束。"]),
        ("他说：“我们同意。我们明天签字。”", ["他说：“我们同意。", "我们明天签字。”"]),
        ("该省（首府已被占领！）宣布戒严。", ["该省（首府已被占领！）宣布戒严。"]),
        ("通胀率升至3.5%，油价跌了。央行不动。", ["通胀率升至3.5%，油价跌了。", "央行不动。"]),
        ("我们等了……很久才收到答复。", ["我们等了……很久才收到答复。"]),
        ("谈判破裂……\n援军已经出发。", ["谈判破裂……", "援军已经出发。"]),
        ("两国外长\n在日内瓦会晤。", ["两国外长\n在日内瓦会晤。"]),
        ("  第一句。 \n 第二句。 ", ["第一句。", "第二句。"]),
        ("", []),
        ("。", ["。"]),
    ],
)
def test_sentences_end_where_a_full_stop_and_its_closing_marks_do(
    text: str, expected: list[str]
) -> None:
    assert sentences(text) == expected


def test_a_very_long_sentence_is_cut_at_a_comma() -> None:
    text = "，".join(["部队继续向北推进"] * 60)
    found = sentences(text)
    assert max(map(len, found)) <= 200
    assert "".join(found) == text


def test_subtitles_without_marks_are_cut_at_a_line_break() -> None:
    text = "\n".join(["我们今天来谈谈这场战争"] * 40)
    found = sentences(text)
    assert max(map(len, found)) <= 200
    assert all(sentence.startswith("我们") for sentence in found)
