from hypothesis import given
from hypothesis import strategies as st

from gestae.readers.shared.original import Tracked, lines_of, locate, normalise_newlines
from gestae.records import Document, Segment, Span


def test_an_unedited_text_is_one_stretch_from_the_beginning() -> None:
    tracked = Tracked.of("Oslo pledged aid.")
    assert tracked.segments("Oslo pledged aid.") == (Segment(Span(0, 17), offset=0, line=1),)


def test_an_empty_text_has_no_segments() -> None:
    assert Tracked.of("").segments("") == ()


def test_every_character_after_an_edit_leads_back_to_where_it_stood() -> None:
    original = "one\r\ntwo\r\nthree"
    tracked = normalise_newlines(Tracked.of(original))
    assert tracked.text == "one\ntwo\nthree"
    for place, character in enumerate(tracked.text):
        if character != "\n":
            assert original[tracked.offset(place)] == character


def test_edits_one_after_another_still_lead_back_to_the_first_text() -> None:
    original = "a **bold** word\r\nand more"
    tracked = normalise_newlines(Tracked.of(original)).edit([(2, 4, ""), (8, 10, "")])
    assert tracked.text == "a bold word\nand more"
    assert original[tracked.offset(tracked.text.index("more")) :] == "more"


def test_neighbouring_stretches_that_continue_each_other_are_one() -> None:
    tracked = Tracked.of("abcdef").edit([(2, 3, "c")])
    assert tracked.starts == (0,)


def test_segments_know_the_lines_of_the_original() -> None:
    original = "one\r\ntwo\r\nthree"
    segments = normalise_newlines(Tracked.of(original)).segments(original)
    assert [segment.line for segment in segments] == [1, 2, 3]


def test_lines_are_counted_whatever_ends_them() -> None:
    assert list(lines_of("a\nb\rc\r\nd", [0, 2, 4, 7])) == [1, 2, 3, 4]


def test_a_character_is_located_by_line_and_offset() -> None:
    text = "Oslo pledged\naid to Kyiv."
    document = Document("k", text, segments=Tracked.of(text).segments(text))
    origin = locate(document, text.index("Kyiv"))
    assert origin is not None
    assert (origin.offset, origin.line) == (20, 2)


def test_a_character_that_the_reader_added_has_no_origin() -> None:
    segments = (Segment(Span(0, 3), start_seconds=1.0), Segment(Span(4, 7), start_seconds=2.0))
    document = Document("k", "one two", segments=segments)
    assert locate(document, 3) is None
    assert locate(document, 7) is None
    origin = locate(document, 4)
    assert origin is not None
    assert origin.start_seconds == 2.0


def test_an_offset_inside_a_repaired_stretch_stays_before_the_next_one() -> None:
    segments = (Segment(Span(0, 4), offset=0), Segment(Span(4, 6), offset=2))
    document = Document("k", "abcdef", segments=segments)
    origin = locate(document, 3)
    assert origin is not None
    assert origin.offset == 1


@given(st.text(alphabet="ab\r\n ", max_size=40), st.data())
def test_any_ordered_edits_keep_the_characters_they_do_not_touch(
    text: str, data: st.DataObject
) -> None:
    places = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    edits = [(a, b, "X") for a, b in zip(places[::2], places[1::2], strict=False)]
    tracked = Tracked.of(text).edit(edits)
    kept = [c for n, c in enumerate(text) if not any(a <= n < b for a, b, _ in edits)]
    assert [c for c in tracked.text if c != "X"] == kept
    for place, character in enumerate(tracked.text):
        if character != "X":
            assert text[tracked.offset(place)] == character
