from gestae.readers.shared.divided import join_divided_words
from gestae.readers.shared.printed import PageLine


def join(*lines: str) -> tuple[list[str], int]:
    pages, count = join_divided_words([[PageLine(line, 1) for line in lines]])
    return [line.text for page in pages for line in page], count


def test_a_soft_hyphen_goes() -> None:
    assert join("an inter\xad", "national fund") == (["an international", "fund"], 1)


def test_a_hyphen_goes_where_the_document_has_the_word_whole() -> None:
    lines, _ = join("The international fund is an inter\ufffe", "national one")
    assert lines == ["The international fund is an international", "one"]


def test_a_hyphen_stays_where_the_document_has_the_word_with_it() -> None:
    lines, _ = join("A cease-fire is a cease\ufffe", "fire")
    assert lines == ["A cease-fire is a cease-fire"]


def test_a_hyphen_stays_behind_the_first_part_of_a_compound() -> None:
    assert join("It is self\ufffe", "evident that") == (["It is self-evident", "that"], 1)


def test_other_words_are_taken_like_most_in_the_document() -> None:
    known = ("The international fund is inter\ufffe", "national and its gover\ufffe", "nance good")
    assert join(*known)[0][1] == "and its governance"
    assert join("Its gover\ufffe", "nance")[0] == ["Its gover-nance"]


def test_a_hyphen_at_the_end_of_the_page_stays() -> None:
    assert join("an inter\ufffe") == (["an inter-"], 0)
