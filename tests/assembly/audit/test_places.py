"""Towns that no table of actors has, by the dictionary."""

from gestae.assembly.audit.places import find_places, place_of
from tests.assembly.audit.told import grave_kinds


def test_a_town_is_found_in_either_language_by_one_name() -> None:
    assert [name for _, name in find_places("代表团抵达悉尼。", chinese=True)] == ["sydney"]
    assert [name for _, name in find_places("They reached SYDNEY.", chinese=False)] == ["sydney"]
    assert place_of("广州") == "guangzhou"


def test_a_word_that_begins_with_a_town_in_small_letters_is_none() -> None:
    assert not list(find_places("He was reading in orange light.", chinese=False))


def test_a_town_put_for_another_is_told() -> None:
    assert "name" in grave_kinds(
        "代表团昨天抵达悉尼。", "The delegation reached Chicago yesterday."
    )


def test_a_town_that_is_there_is_not_told() -> None:
    assert grave_kinds("代表团昨天抵达悉尼。", "The delegation reached Sydney yesterday.") == set()


def test_a_syllable_that_means_a_little_word_does_not_make_a_town_there() -> None:
    # 里 is "in": it must not find 马德里 in a sentence that has the word.
    told = grave_kinds("马德里的法院作出判决。", "The ruling was given in a New York court.")
    assert "name" in told
