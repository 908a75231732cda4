from gestae.records import Span
from gestae.web.marking import Mark, marked


def test_what_a_document_says_is_never_html() -> None:
    assert "<script" not in marked("<script>alert(1)</script>", [Mark(Span(0, 8), "source")])


def test_marks_within_others_are_nested_and_one_that_runs_over_is_cut() -> None:
    told = marked("one two three", [Mark(Span(0, 7), "cue"), Mark(Span(4, 13), "date")])
    assert told == '<mark class="cue">one <mark class="date">two</mark></mark> three'


def test_a_mark_may_be_a_link() -> None:
    told = marked("Tokyo acts", [Mark(Span(10, 15), "source", href="/events/1")], offset=10)
    assert told == '<a href="/events/1"><mark class="source">Tokyo</mark></a> acts'
