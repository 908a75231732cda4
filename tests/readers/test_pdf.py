from pathlib import Path

import pytest

from gestae.readers import locate
from gestae.records import Document, Failure
from tests.readers.making import (
    FIRST,
    PARAGRAPHS,
    SECOND,
    bodies,
    make_pdf,
    read,
    read_failure,
    read_one,
)

LONG = " ".join([*PARAGRAPHS, *PARAGRAPHS])


def test_wrapped_lines_are_joined_and_their_breaks_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path)
    document = read_one(path)
    assert bodies(document) == list(PARAGRAPHS)
    assert "\n" in document.passages[0].span.of(document.text)


def test_every_passage_knows_its_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, [PARAGRAPHS, (FIRST, SECOND)])
    document = read_one(path)
    pages = [locate(document, passage.span.start) for passage in document.passages]
    assert [origin and origin.page for origin in pages] == [1, 1, 2, 2]


def test_headers_footers_and_page_numbers_are_set_apart_and_paragraphs_run_over_pages(
    tmp_path: Path,
) -> None:
    from fpdf import FPDF

    class Report(FPDF):
        def header(self) -> None:
            self.set_font("Helvetica", size=9)
            self.cell(0, 8, "The Harbour Post", new_x="LMARGIN", new_y="NEXT")
            self.set_font("Times", size=12)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("Helvetica", size=9)
            self.cell(0, 8, str(self.page_no()))

    pdf = Report()
    pdf.add_page()
    sentence = "The money is to be paid out by the end of the year to all of the victims. "
    pdf.multi_cell(0, 6, sentence * 80, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(tmp_path / "a.pdf"))
    document = read_one(tmp_path / "a.pdf")
    assert bodies(document) == [(sentence * 80).strip()]
    assert bodies(document, "head") == ["The Harbour Post", "1", "The Harbour Post", "2"]


def test_larger_type_is_a_heading_and_the_largest_is_the_title(tmp_path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    parts = [(20, "Norway pledges aid"), (12, LONG), (15, "Background"), (12, LONG)]
    for size, text in parts:
        pdf.set_font("Times", size=size)
        pdf.multi_cell(0, size / 2, text, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(tmp_path / "a.pdf"))
    document = read_one(tmp_path / "a.pdf")
    assert document.title == "Norway pledges aid"
    assert bodies(document, "heading") == ["Background"]
    assert bodies(document) == [LONG, LONG]


def test_a_word_divided_at_a_line_end_is_made_whole_where_it_is_known_whole(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    lines = (
        "The international fund is to be run from Geneva, and an inter-\nnational board will watch "
        "over it. The rest is self-\nevident."
    )
    make_pdf(path, [[lines]])
    (body,) = bodies(read_one(path))
    assert "an international board" in body
    assert "is self-evident" in body


def test_a_title_the_text_does_not_say_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, title="Microsoft Word - draft3.doc")
    document = read_one(path)
    assert document.title is None
    assert any("draft3" in note for note in document.notes)


def picture(path: Path, *, beside_text: bool) -> None:
    from fpdf import FPDF
    from PIL import Image

    pdf = FPDF()
    pdf.set_font("Times", size=12)
    if beside_text:
        pdf.add_page()
        pdf.multi_cell(0, 6, FIRST)
    pdf.add_page()
    pdf.image(Image.new("RGB", (40, 40), "grey"), w=100)
    pdf.output(str(path))


def test_a_page_without_text_is_a_failure_that_names_it_and_the_rest_is_read(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.pdf"
    picture(path, beside_text=True)
    failure, document = read(path)
    assert isinstance(failure, Failure)
    assert isinstance(document, Document)
    assert failure.path == f"{path}!page 2"
    assert "page 2 has no text" in failure.reason
    assert bodies(document) == [FIRST]


def test_a_scan_is_one_failure_that_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    picture(path, beside_text=False)
    assert "run text recognition first" in read_failure(path).reason


def test_a_blank_page_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path, [[FIRST], []])
    assert "page 2 is blank" in read_one(path).notes


def test_an_encrypted_pdf_is_a_failure_that_says_what_to_do(tmp_path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="a", user_password="b")
    pdf.output(str(tmp_path / "a.pdf"))
    failure = read_failure(tmp_path / "a.pdf")
    assert (failure.stage, failure.reason) == ("open", "is encrypted; save it without its password")


@pytest.mark.parametrize("share", [0.2, 0.5])
def test_a_truncated_pdf_is_a_failure(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.pdf"
    make_pdf(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert "damaged" in read_failure(path).reason
