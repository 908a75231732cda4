from gestae.ontology.thing_names import name_things


def test_things_have_one_name_in_both_languages() -> None:
    assert name_things("直升機") == name_things("helicopter") == "helicopters"


def test_a_chinese_phrase_is_named_by_its_longest_known_end() -> None:
    assert name_things("二手攻击直升机") == "attack helicopters"


def test_what_the_table_lacks_keeps_its_own_words() -> None:
    assert name_things("铜钟") == "铜钟"
    assert name_things("wooden helicopters of old") == "wooden helicopters of old"
