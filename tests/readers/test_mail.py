from datetime import date
from email.message import EmailMessage
from pathlib import Path

from gestae.readers import locate
from gestae.records import Document, Failure
from tests.readers.making import FIRST, PARAGRAPHS, SECOND, TITLE, bodies, make_docx, read, read_one


def write(path: Path, message: EmailMessage) -> Path:
    path.write_bytes(message.as_bytes())
    return path


def letter(body: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ada Berg <ada@example.org>"
    message["Subject"] = TITLE
    message["Date"] = "Mon, 04 Mar 2024 23:30:00 +0100"
    message["Organization"] = "The Harbour Post"
    message.set_content(body)
    return message


def test_the_header_gives_title_author_publisher_and_day(tmp_path: Path) -> None:
    document = read_one(write(tmp_path / "a.eml", letter(FIRST)))
    assert (document.title, document.author) == (TITLE, "Ada Berg")
    assert (document.publisher, document.published) == ("The Harbour Post", date(2024, 3, 4))
    assert bodies(document, "title") == [TITLE]


def test_wrapped_lines_are_joined_and_lead_back_to_the_decoded_part(tmp_path: Path) -> None:
    body = f"Dear readers,\n\n{FIRST[:50]}\n{FIRST[50:]}\n"
    document = read_one(write(tmp_path / "a.eml", letter(body)))
    assert len(bodies(document)) == 2
    origin = locate(document, document.text.index("Norway pledged 12"))
    assert origin is not None
    assert origin.line == 3


def test_marks_of_quotation_are_taken_out_and_the_signature_is_not_coded(tmp_path: Path) -> None:
    body = f"{FIRST}\n\n> {SECOND}\n>> {FIRST}\n\n-- \nAda Berg\nThe Harbour Post\n"
    document = read_one(write(tmp_path / "a.eml", letter(body)))
    assert ">" not in document.text
    assert bodies(document, "head")[-2:] == ["Ada Berg", "The Harbour Post"]


def test_a_mail_in_html_alone_is_read(tmp_path: Path) -> None:
    message = letter("")
    cells = "".join(f"<tr><td><p>{paragraph}</p></td></tr>" for paragraph in PARAGRAPHS)
    message.set_content(f"<html><body><table>{cells}</table></body></html>", subtype="html")
    assert bodies(read_one(write(tmp_path / "a.eml", message))) == list(PARAGRAPHS)


def test_the_plain_part_is_read_unless_it_only_points_elsewhere(tmp_path: Path) -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    full = letter("\n\n".join(PARAGRAPHS))
    full.add_alternative(html, subtype="html")
    short = letter("View this message in your browser.")
    short.add_alternative(html, subtype="html")
    for message in (full, short):
        assert bodies(read_one(write(tmp_path / "a.eml", message))) == list(PARAGRAPHS)


def test_attached_documents_are_read_and_pictures_passed_over(tmp_path: Path) -> None:
    message = letter(FIRST)
    make_docx(tmp_path / "aid.docx")
    message.add_attachment(
        (tmp_path / "aid.docx").read_bytes(),
        maintype="application",
        subtype="octet-stream",
        filename="aid.docx",
    )
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    path = write(tmp_path / "a.eml", message)
    body, attached = read(path)
    assert isinstance(body, Document)
    assert isinstance(attached, Document)
    assert (attached.path, attached.format) == (f"{path}!aid.docx", "docx")


def test_a_mail_inside_a_mail_is_read(tmp_path: Path) -> None:
    message = letter(FIRST)
    message.add_attachment(letter(SECOND))
    found = read(write(tmp_path / "a.eml", message))
    assert len(found) == 2
    assert isinstance(found[1], Document)
    assert bodies(found[1]) == [SECOND]


def test_an_attachment_that_cannot_be_read_is_a_failure_of_its_own(tmp_path: Path) -> None:
    message = letter(FIRST)
    message.add_attachment(
        bytes(range(256)) * 10, maintype="application", subtype="x-tool", filename="a.bin"
    )
    body, failure = read(write(tmp_path / "a.eml", message))
    assert isinstance(body, Document)
    assert isinstance(failure, Failure)


def test_an_unknown_charset_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(
        b"From: a@example.org\nSubject: x\nDate: Mon, 04 Mar 2024 10:00:00 +0100\n"
        b"Content-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: 8bit\n\n"
        + "Le ministre a déclaré à Genève que la France paierait.".encode("cp1252")
    )
    assert "déclaré" in read_one(path).text
