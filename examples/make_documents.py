"""Writes the examples that are not plain text, from the prose in ``examples/source``.

Run ``python examples/make_documents.py`` after changing a source. It makes one PDF and one DOCX in
``examples/documents``, and an encrypted and a truncated PDF in ``examples/broken``. The same source
gives the same bytes: dates are fixed, so that a rerun leaves nothing to commit.
Start with ``make_all``.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import docx
from fpdf import FPDF
from fpdf.enums import XPos, YPos

HERE = Path(__file__).parent
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time a ZIP archive can hold

BlockKind = Literal["title", "heading", "line", "item", "row"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a source: a heading, a paragraph, a list item or a row of a table."""

    kind: BlockKind
    text: str
    cells: tuple[str, ...] = ()


class Brief(FPDF):
    """A policy brief on A4: a running head on every page but the first, a page number on all."""

    def header(self) -> None:
        """The running head."""
        if self.page_no() > 1:
            self.set_font("Times", "I", 9)
            self.cell(0, 6, "Straits Institute for Trade and Security", align="R")
            self.ln(12)

    def footer(self) -> None:
        """The page number."""
        self.set_y(-15)
        self.set_font("Times", "", 9)
        self.cell(0, 6, f"Policy brief 14 | {self.page_no()}", align="C")


def parse_blocks(source: str) -> Iterator[Block]:
    """The blocks of a source, in order; it is the small part of Markdown used here."""
    for paragraph in source.strip().split("\n\n"):
        for line in paragraph.split("\n"):
            if line.startswith("# "):
                yield Block("title", line[2:])
            elif line.startswith("## "):
                yield Block("heading", line[3:])
            elif line.startswith("- "):
                yield Block("item", line[2:])
            elif line.startswith("|") and not re.fullmatch(r"[|\- ]+", line):
                yield Block("row", line, tuple(cell.strip() for cell in line.strip("|").split("|")))
            elif not line.startswith("|"):
                yield Block("line", line)


def make_pdf(source: str, title: str, published: dt.date, password: str | None = None) -> bytes:
    """The source set as a PDF of several pages; encrypted if there is a password."""
    pdf = Brief(format="A4")
    pdf.set_margins(28, 24)
    pdf.set_auto_page_break(auto=True, margin=24)
    moment = dt.datetime.combine(published, dt.time(9), dt.UTC)
    pdf.set_creation_date(moment)
    pdf.set_title(title)
    pdf.set_author("Straits Institute for Trade and Security")
    pdf.set_lang("en")
    if password is not None:
        pdf.set_encryption(owner_password=password, user_password=password)
    pdf.add_page()
    rows: list[tuple[str, ...]] = []
    for block in parse_blocks(source):
        if block.kind == "row":
            rows.append(block.cells)
            continue
        _set_table(pdf, rows)
        rows = []
        _set_block(pdf, block)
    _set_table(pdf, rows)
    return bytes(pdf.output())


def _set_block(pdf: FPDF, block: Block) -> None:
    styles = {
        "title": ("Helvetica", "B", 18, 9),
        "heading": ("Helvetica", "B", 13, 8),
        "line": ("Times", "", 11, 5.4),
        "item": ("Times", "", 11, 5.4),
    }
    family, style, size, height = styles[block.kind]
    pdf.set_font(family, style, size)
    text = f"\u00b7 {block.text}" if block.kind == "item" else block.text
    if block.kind == "heading":
        pdf.ln(2)
    pdf.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pdf.ln(1 if block.kind == "item" else 2.5)


def _set_table(pdf: FPDF, rows: list[tuple[str, ...]]) -> None:
    if not rows:
        return
    pdf.set_font("Times", "", 9.5)
    with pdf.table(col_widths=(36, 34, 52, 30), text_align="LEFT") as table:
        for cells in rows:
            row = table.row()
            for cell in cells:
                row.cell(cell)
    pdf.ln(4)


def make_docx(source: str, title: str, published: dt.date) -> bytes:
    """The source as a Word document, with title and date among its properties."""
    document = docx.Document()
    properties = document.core_properties
    properties.title = title
    properties.author = "Ministry of External Affairs (an exercise)"
    properties.created = properties.modified = dt.datetime.combine(published, dt.time(12))
    for block in parse_blocks(source):
        if block.kind == "title":
            document.add_heading(block.text, level=1)
        elif block.kind == "heading":
            document.add_heading(block.text, level=2)
        else:
            document.add_paragraph(block.text)
    written = io.BytesIO()
    document.save(written)
    return _without_times(written.getvalue())


def _without_times(archive: bytes) -> bytes:
    """The same ZIP archive with every member dated ``LONG_AGO``."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, LONG_AGO)
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def make_all(source: Path = HERE / "source") -> dict[str, bytes]:
    """Every made file by its path below ``examples``, with what it should hold."""
    corridor = (source / "grain-corridor.md").read_text(encoding="utf-8")
    answer = (source / "sri-lanka-answer.md").read_text(encoding="utf-8")
    title = "Fifty-one weeks: the rise and end of the Black Sea Grain Initiative"
    brief = make_pdf(corridor, title, dt.date(2023, 9, 15))
    return {
        "documents/grain-corridor.pdf": brief,
        "documents/sri-lanka-answer.docx": make_docx(
            answer, "Written answer: Assistance to Sri Lanka", dt.date(2023, 3, 24)
        ),
        "broken/encrypted.pdf": make_pdf(
            "# Locked\n\nNobody can read this without the password.",
            "Locked",
            dt.date(2023, 9, 15),
            password="not told",  # noqa: S106 - the file is there to show a locked door
        ),
        "broken/truncated.pdf": brief[: len(brief) // 3],
    }


if __name__ == "__main__":
    for name, content in make_all().items():
        (HERE / name).write_bytes(content)
        print(f"{name}: {len(content):,} bytes")
