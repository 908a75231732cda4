import pytest

from gestae.readers.shared.lines import split_lines
from gestae.readers.shared.speakers import find_turns, read_label


def speakers(text: str) -> list[str]:
    return [turn.speaker for turn in find_turns(split_lines(text)).values()]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("MODERATOR: Good morning.", "MODERATOR"),
        ("Q: Will you sign?", "Q"),
        ("Q  Will you sign?", "Q"),
        ("QUESTION:  Will you sign?", "QUESTION"),
        ("Question 2: Will you sign?", "Question 2"),
        ("Mr. Berg: We will.", "Mr. Berg"),
        ("MR. BERG:  We will.", "MR. BERG"),
        ("SECRETARY LUND: We will.", "SECRETARY LUND"),
        ("THE MINISTER OF STATE: We will.", "THE MINISTER OF STATE"),
        ("Ms. Dahl (Norway) (spoke in French): We will.", "Ms. Dahl (Norway)"),
        ("The President: I call on Norway.", "The President"),
        ("**Moderator:** Good morning.", "Moderator"),
        (">> REPORTER: What now?", "REPORTER"),
        ("Ada Berg: We will.", "Ada Berg"),
        ("记者：协议何时签署?", "记者"),
        ("外交部发言人：下周。", "外交部发言人"),
        ("Mr. LUND. I thank the gentleman.", "Mr. LUND"),
    ],
)
def test_a_label_before_a_turn_names_its_speaker(line: str, speaker: str) -> None:
    turn = read_label(line)
    assert turn is not None
    assert turn.speaker == speaker
    assert not line[turn.length :].startswith((" ", ":", "*"))


@pytest.mark.parametrize(
    "line",
    [
        "It is clear: they agreed.",
        "Note: the talks go on.",
        "Statement: the views are those of the author.",
        "Strengthening the alliance: Norway has long sought this.",
        "Original article: example.org/a",
        "Published: 4 March 2024",
        "https://example.org",
        "At 10:30 they left.",
        "背景：两国于去年断交。",
        "No colon here",
    ],
)
def test_a_line_with_a_colon_is_not_always_a_turn(line: str) -> None:
    assert read_label(line) is None


def test_two_turns_make_a_transcript() -> None:
    assert speakers("MODERATOR: Good morning.\nMr. Berg: Thank you.") == ["MODERATOR", "Mr. Berg"]


def test_one_label_makes_none() -> None:
    assert speakers("MODERATOR: Good morning.\nThe talks go on.") == []


def test_names_alone_must_come_twice_and_be_two() -> None:
    assert speakers("Ada Berg: Hello.\nPer Lund: Hello.") == []
    assert speakers("Oslo: cold.\nOslo: colder.") == []
    text = "Ada Berg: Hello.\nPer Lund: Hello.\nAda Berg: Well.\nPer Lund: Yes."
    assert speakers(text) == ["Ada Berg", "Per Lund", "Ada Berg", "Per Lund"]


def test_repeated_labels_of_a_list_are_no_speakers() -> None:
    text = (
        "Harbour: two goals.\nBerg: one goal.\nThe match was long.\nIt rained.\nNobody came.\n"
        "The coach was not content.\nHe said so.\nThen he left.\nNobody followed.\n"
        "Harbour: no goal.\nBerg: no goal."
    )
    assert speakers(text) == []


def test_names_are_believed_among_trusted_labels() -> None:
    text = "MODERATOR: Please.\nAda Berg: Thank you.\nQUESTION: When?"
    assert speakers(text) == ["MODERATOR", "Ada Berg", "QUESTION"]


def test_lettered_sections_are_no_questions_and_answers() -> None:
    assert speakers("A. Background of the talks\nB. Scope of the talks\nA. Annex") == []
