import pytest

from gestae.readers.shared.repair import repair


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("The cafÃ© in GenÃ¨ve", "The café in Genève"),
        ("â€œWe will not yield,â€\x9d he said.", "“We will not yield,” he said."),
        ("It costs â‚¬5 million.", "It costs €5 million."),
    ],
)
def test_mojibake_is_mended_and_noted(broken: str, mended: str) -> None:
    tracked, notes = repair(broken)
    assert tracked.text == mended
    assert any("mojibake" in note for note in notes)


@pytest.mark.parametrize(
    "text",
    [
        "“Curly quotes” and ‘these’ — with dashes…",
        "The ﬁrst ﬂoor",  # ligatures
        "ＮＡＴＯ　２０２４",  # wide characters
        "日本与乌克兰",
        "Décision à Zürich: 100 €",
        "a &amp; b",
        "ā ē ī",
    ],
)
def test_text_that_is_not_broken_is_left_as_it_is(text: str) -> None:
    tracked, notes = repair(text)
    assert (tracked.text, notes) == (text, ())


def test_a_mended_word_leads_back_to_the_broken_one_and_the_rest_to_itself() -> None:
    original = "The cafÃ© in Oslo"
    tracked, _ = repair(original)
    assert original[tracked.offset(tracked.text.index("Oslo")) :] == "Oslo"
    assert tracked.offset(tracked.text.index("café")) == original.index("cafÃ©")


def test_what_cannot_be_stored_is_shown_as_damage_without_moving_the_rest() -> None:
    tracked, notes = repair("one\x00two\ud800three")
    assert tracked.text == "one\ufffdtwo\ufffdthree"
    assert len(notes) == 1
    tracked.text.encode("utf-8")


def test_line_ends_become_newlines_unless_the_text_is_the_callers() -> None:
    assert repair("a\r\nb\rc")[0].text == "a\nb\nc"
    assert repair("a\r\nb\rc", newlines=False)[0].text == "a\r\nb\rc"


def test_only_the_broken_line_is_mended() -> None:
    tracked, notes = repair("Ã la carte is broken: cafÃ©\n“fine”")
    assert tracked.text.endswith("“fine”")
    assert notes
