import pytest

from gestae.assembly.tellings.words import likeness_of, rare_words, stem_of


@pytest.mark.parametrize(
    "forms",
    [("seized", "seizing", "seizes"), ("agreement", "agreed", "agrees"), ("supplies", "supplied")],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_of(form) for form in forms}) == 1


def test_common_words_tell_nothing() -> None:
    assert not rare_words("it was said of the").rarity


def test_chinese_is_cut_into_words() -> None:
    assert {"日本", "援助"} <= set(rare_words("日本提供援助").rarity)


def test_texts_are_alike_by_their_rare_words() -> None:
    one, two = rare_words("the frigate seized pirates off Aden"), rare_words("pirates near Aden")
    assert likeness_of(one, two) > likeness_of(one, rare_words("the minister visited Aden")) > 0
    assert likeness_of(one, one) == pytest.approx(1.0)
