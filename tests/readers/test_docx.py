from pathlib import Path

from gestae.readers import Options, locate
from tests.readers.making import FIRST, SECOND, THIRD, bodies, read_failure, read_one


def test_styles_tell_titles_headings_items_and_rows(tmp_path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_heading("Norway pledges aid", 0)
    word.add_paragraph(FIRST)
    word.add_heading("Background", 1)
    word.add_paragraph("for the first year", style="List Bullet")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Norway", "12"
    word.add_paragraph(THIRD)
    word.save(str(tmp_path / "a.docx"))
    document = read_one(tmp_path / "a.docx")
    assert document.title == "Norway pledges aid"
    assert [(p.kind, p.span.of(document.text)) for p in document.passages] == [
        ("title", "Norway pledges aid"),
        ("body", FIRST),
        ("heading", "Background"),
        ("item", "for the first year"),
        ("table", "Norway\t12"),
        ("body", THIRD),
    ]
    origins = [locate(document, passage.span.start) for passage in document.passages]
    assert [origin and origin.line for origin in origins] == [1, 2, 3, 4, 5, 6]


def test_lettered_paragraphs_are_items_and_keep_their_letters_in_the_text(tmp_path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("The government is asked to state:")
    word.add_paragraph("(a) what Norway pledged;")
    word.save(str(tmp_path / "a.docx"))
    document = read_one(tmp_path / "a.docx")
    assert bodies(document, "item") == ["what Norway pledged;"]
    assert "(a) what" in document.text


def test_the_author_is_the_files_unless_it_is_a_program(tmp_path: Path) -> None:
    import docx

    for author, expected in (("Ada Berg", "Ada Berg"), ("python-docx", None)):
        word = docx.Document()
        word.core_properties.author = author
        word.add_paragraph(FIRST)
        word.save(str(tmp_path / "a.docx"))
        assert read_one(tmp_path / "a.docx").author == expected


def test_turns_in_a_document_carry_their_speakers(tmp_path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_paragraph(f"THE MINISTER OF STATE: {FIRST}")
    word.add_paragraph(f"QUESTION: {SECOND}")
    word.save(str(tmp_path / "a.docx"))
    document = read_one(tmp_path / "a.docx")
    assert [p.speaker for p in document.passages] == ["THE MINISTER OF STATE", "QUESTION"]


def test_plain_text_that_calls_itself_docx_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("This is plain text.")
    assert "no DOCX" in read_failure(path).reason


def test_an_old_or_encrypted_word_file_is_a_failure_that_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert "save it as .docx" in read_failure(path).reason


def test_a_document_that_unpacks_to_a_bomb_is_a_failure(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", " " * 20_000_000)
    assert "zip bomb" in read_failure(path, Options(max_ratio=50)).reason
