"""Names found in texts with and without spaces between words."""

from gestae.ontology.han import simplify
from gestae.ontology.name_matcher import NameMatcher


def found(matcher: NameMatcher[str], text: str, breaks: set[int] | None = None) -> list[str]:
    return [name for _, name in matcher.find(text, breaks)]


def test_a_name_does_not_go_on_into_a_letter_where_words_are_parted() -> None:
    matcher = NameMatcher({"Mali": "MLI"}, spaced=True)
    assert found(matcher, "Malice in Mali") == ["MLI"]


def test_the_longest_name_is_found_first_without_overlap() -> None:
    matcher = NameMatcher({"日本": "JPN", "日本海": "sea"}, spaced=False)
    assert found(matcher, "日本海与日本") == ["sea", "JPN"]


def test_names_and_texts_are_folded_to_one_writing() -> None:
    matcher = NameMatcher({"臺灣": "TWN"}, spaced=False, fold=simplify)
    assert found(matcher, "台灣") == found(matcher, "台湾") == ["TWN"]


def test_a_name_begins_and_ends_where_words_do() -> None:
    matcher = NameMatcher({"国会": "LEG", "会议": "meeting"}, spaced=False)
    assert found(matcher, "两国会议", {0, 2, 4}) == ["meeting"]


def test_latin_letters_bound_a_name_between_characters() -> None:
    matcher = NameMatcher({"G7": "G7"}, spaced=False)
    assert found(matcher, "出席G7峰会") == ["G7"]
    assert found(matcher, "型号G75") == []
