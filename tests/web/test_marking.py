from gestae.records import Span
from gestae.web.marking import Mark, marked


def test_what_a_document_says_is_never_html() -> None:
    assert "<script" not in marked("<script>alert(1)</script>", [Mark(Span(0, 8), "source")])


def test_marks_within_others_are_nested_and_one_that_runs_over_is_parted() -> None:
    told = marked("one two three", [Mark(Span(0, 7), "cue"), Mark(Span(4, 13), "date")])
    assert told == (
        '<mark class="cue">one <mark class="date">two</mark></mark><mark class="date"> three</mark>'
    )


def test_a_mark_is_shown_as_far_as_it_lies_in_the_text() -> None:
    assert marked("one two", [Mark(Span(8, 13), "cue")], offset=10) == (
        '<mark class="cue">one</mark> two'
    )
    assert marked("one", [Mark(Span(20, 25), "cue")]) == "one"


def test_a_link_within_a_link_is_none() -> None:
    marks = [Mark(Span(0, 7), "event", href="/a"), Mark(Span(4, 7), "event", href="/b")]
    assert str(marked("one two", marks)).count("<a ") == 1


def test_what_marks_say_is_never_html() -> None:
    told = marked("x", [Mark(Span(0, 1), "a", title='"><script>', href='/"onclick="x')])
    assert "<script" not in told
    assert '"onclick' not in told


def test_a_mark_may_be_a_link() -> None:
    told = marked("Tokyo acts", [Mark(Span(10, 15), "source", href="/events/1")], offset=10)
    assert told == '<a href="/events/1"><mark class="source">Tokyo</mark></a> acts'
