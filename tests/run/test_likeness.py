import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gestae.run.likeness import SIMILAR, estimate_similarity, sign, tell_the_same

LEAD = (
    "The trade minister of Norland and her colleague from Sudria signed an agreement in Port Vale "
    "on Monday that lowers duties on fish, timber and machine parts over a period of 6 years."
)
VOICES = (
    "Both sides called the agreement balanced. The opposition in Sudria has asked for a vote in "
    "parliament before it enters into force, and farmers have announced protests for next week."
)
PAST = (
    "Negotiations had lasted since 2019 and were interrupted twice, once over fishing rights and "
    "once after the election in Norland. A joint committee will meet every year to review them."
)
STORY = f"{LEAD}\n\n{VOICES}\n\n{PAST}"
CHINESE = (
    "挪国贸易部长与苏国同行周一在河港签署协议,在六年内降低鱼类、木材和机器零件的关税。"
    "双方称协议是平衡的。苏国反对派要求议会在协议生效前进行表决,农民宣布下周抗议。"
    "谈判自二零一九年开始,曾两次中断,一次因为捕鱼权,一次在挪国选举之后。"
)


def alike(first: str, second: str) -> float:
    return estimate_similarity(sign("1", first).minhash, sign("2", second).minhash)


def test_the_same_text_is_as_similar_as_can_be() -> None:
    assert alike(STORY, STORY) == 1.0


@pytest.mark.parametrize("story", [STORY, CHINESE], ids=["English", "Chinese"])
def test_a_text_with_a_few_words_more_is_similar(story: str) -> None:
    assert alike(story, story + " " + story[:20]) >= SIMILAR


@pytest.mark.parametrize("story", [STORY, CHINESE], ids=["English", "Chinese"])
def test_half_a_text_is_not_similar_to_the_whole(story: str) -> None:
    assert alike(story, story[: len(story) // 2]) < SIMILAR


def test_case_does_not_matter_to_similarity() -> None:
    assert alike(STORY, STORY.upper()) == 1.0


def test_similar_texts_share_a_band() -> None:
    other = STORY.replace("balanced", "fair").replace("Both sides", "The two")
    assert set(sign("1", STORY).bands) & set(sign("2", other).bands)


def test_a_text_of_few_words_is_like_no_other() -> None:
    assert sign("1", "No comment.").bands == ()


def test_a_long_text_is_signed_in_slices_without_a_seam() -> None:
    words = [f"w{number}" for number in range(9000)]
    whole = sign("1", " ".join(words))
    turned = sign("2", " ".join(words[4500:] + words[:4500]))
    assert estimate_similarity(whole.minhash, turned.minhash) > 0.98


@settings(max_examples=30)
@given(text=st.text())
def test_any_text_can_be_signed(text: str) -> None:
    assert sign("1", text).minhash.shape == sign("2", STORY).minhash.shape


SAME = {
    "a small word exchanged": STORY.replace("asked for", "demanded"),
    "a headline of the carrier's own": "Norland and Sudria agree on trade at last\n\n" + STORY,
    "a notice at the end": STORY + "\n\n© 2024 Vale Tribune. All rights reserved, see terms.",
    "other line breaks": STORY.replace(", ", ",\n"),
}
DIFFERENT = {
    "a figure changed": STORY.replace("6 years", "8 years"),
    "a name changed": STORY.replace("opposition in Sudria", "opposition in Westria"),
    "a name changed in the first words": STORY.replace(
        "minister of Norland", "minister of Westria"
    ),
    "a paragraph added in the middle": STORY.replace(
        VOICES, VOICES + "\n\nThe Westrian government protested on Tuesday."
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_a_copy_may_have(name: str) -> None:
    assert tell_the_same(STORY, SAME[name])
    assert tell_the_same(SAME[name], STORY)


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_copy_may_not_have(name: str) -> None:
    assert not tell_the_same(STORY, DIFFERENT[name])
    assert not tell_the_same(DIFFERENT[name], STORY)


def test_a_chinese_story_with_a_figure_changed_is_another() -> None:
    assert not tell_the_same(CHINESE, CHINESE.replace("六年", "八年"))
