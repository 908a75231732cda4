"""What holds for any text whatever, as plain text, as a row and as a page."""

import string

from hypothesis import given
from hypothesis import strategies as st

from gestae.readers import locate, make_document
from gestae.readers.shared.original import normalise_newlines
from gestae.readers.shared.repair import repair
from gestae.records import Document

WORDS = st.sampled_from(
    ["Norway", "pledged", "aid.", "the", "U.S.", "Q:", "MODERATOR:", "-", "1.", "#", "|", "挪威",
     "承诺。", "https://example.org", "4 March 2024", "By", "(Reuters)", "—", "\t", "  ", "\u2028"]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=12).map(" ".join)
LIKELY = st.lists(LINES, max_size=20).map("\n".join)
ANY = st.one_of(LIKELY, st.text(max_size=200), st.text(alphabet=string.printable, max_size=300))


def assert_sound(document: Document) -> None:
    """Passages and segments lie in the text, in order, without overlap."""
    end = 0
    for passage in document.passages:
        assert end <= passage.span.start < passage.span.end <= len(document.text)
        text = passage.span.of(document.text)
        assert text == text.strip()
        end = passage.span.end
    end = 0
    for segment in document.segments:
        assert end <= segment.span.start < segment.span.end <= len(document.text)
        end = segment.span.end


@given(ANY, st.booleans())
def test_passages_and_segments_of_any_text_lie_in_it_in_order(text: str, markdown: bool) -> None:
    assert_sound(make_document(text, key="a", markdown=markdown))


@given(ANY)
def test_any_text_is_kept_unchanged(text: str) -> None:
    assert make_document(text, key="a").text == text


@given(ANY)
def test_every_character_of_a_text_that_needed_no_repair_leads_back_to_itself(text: str) -> None:
    tracked, notes = repair(text)
    if notes:
        return
    document = make_document(tracked.text, key="a", segments=tracked.segments(text))
    assert document.text.split() == text.split()
    for place, character in enumerate(document.text):
        origin = locate(document, place)
        assert origin is not None
        assert origin.offset is not None
        assert text[origin.offset] == character or character == "\n"


@given(st.text(alphabet="ab \r\n", max_size=60))
def test_the_line_of_a_character_is_the_line_in_the_original(text: str) -> None:
    tracked = normalise_newlines(repair(text)[0])
    document = make_document(tracked.text, key="a", segments=tracked.segments(text))
    lines = [n for n, line in enumerate(text.splitlines(keepends=True), start=1) for _ in line]
    for place in range(len(document.text)):
        origin = locate(document, place)
        assert origin is not None
        assert origin.offset is not None
        assert origin.line == lines[origin.offset]


@given(st.text(alphabet="abcde ABCDE 中文 \n,.", max_size=400))
def test_no_word_of_plain_prose_is_lost_or_doubled_by_passages(text: str) -> None:
    document = make_document(text, key="a")
    inside = "".join(p.span.of(text) for p in document.passages)
    drawn = {".", ",", "A", "B", "C", "D", "E", "a", "b", "c", "d", "e"}  # an item's or turn's mark
    kept, whole = "".join(inside.split()), "".join(text.split())
    assert len(kept) <= len(whole)
    if not any(line.split()[0].rstrip(".,") in drawn for line in text.splitlines() if line.split()):
        assert kept.replace(".", "") == whole.replace(".", "")
