"""Small files of every format, all telling the same thing, for the tests of the readers."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from gestae.readers import Options, read_path
from gestae.records import Document, Failure

TITLE = "Norway pledges aid to the victims of the floods"
FIRST = "Norway pledged 12 million kroner to a fund for the victims of the floods on Monday."
SECOND = "The foreign minister of Sweden said in Oslo that her country would pay the same sum."
THIRD = "Aid groups welcomed the decision, but warned that the money would not be enough."
PARAGRAPHS = (f"{FIRST} {SECOND}", THIRD)


def read(path: Path | str, options: Options | None = None) -> list[Document | Failure]:
    return list(read_path(path, options))


def read_documents(path: Path | str, options: Options | None = None) -> list[Document]:
    """The documents of a path that is read without a failure."""
    found = read(path, options)
    failures = [each for each in found if isinstance(each, Failure)]
    assert not failures
    return [each for each in found if isinstance(each, Document)]


def read_one(path: Path | str, options: Options | None = None) -> Document:
    (document,) = read_documents(path, options)
    return document


def read_failure(path: Path | str, options: Options | None = None) -> Failure:
    """The failure that is all there is."""
    (failure,) = read(path, options)
    assert isinstance(failure, Failure)
    return failure


def bodies(document: Document, *kinds: str) -> list[str]:
    """The passages of some kinds, their line breaks as blanks."""
    return [
        " ".join(passage.span.of(document.text).split())
        for passage in document.passages
        if passage.kind in (kinds or ("body",))
    ]


def page(
    paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = TITLE, head: str = "", extra: str = ""
) -> str:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}"
        "</head>\n<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>\n"
        f"<article><h1>{title}</h1>\n{body}\n{extra}</article>\n"
        "<footer>All rights reserved</footer></body></html>\n"
    )


def make_text(path: Path) -> None:
    path.write_text("\n\n".join((TITLE, *PARAGRAPHS)), encoding="utf-8")


def make_html(path: Path) -> None:
    path.write_text(page(), encoding="utf-8")


def make_pdf(path: Path, pages: Sequence[Sequence[str]] = (PARAGRAPHS,), **metadata: str) -> None:
    """A PDF with some paragraphs on each page, wrapped by the printer."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_font("Times", size=12)
    if "title" in metadata:
        pdf.set_title(metadata["title"])
    for paragraphs in pages:
        pdf.add_page()
        for paragraph in paragraphs:
            pdf.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    pdf.output(str(path))


def make_docx(path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_heading(TITLE, 0)
    for paragraph in PARAGRAPHS:
        word.add_paragraph(paragraph)
    word.save(str(path))


def make_subtitles(path: Path) -> None:
    cues = [
        ("00:00:01,000 --> 00:00:04,000", FIRST.partition(" for ")[0]),
        ("00:00:04,100 --> 00:00:07,000", "for " + FIRST.partition(" for ")[2]),
        ("00:00:07,100 --> 00:00:11,000", SECOND),
        ("00:00:15,000 --> 00:00:18,000", THIRD),
    ]
    blocks = (f"{number}\n{time}\n{text}\n" for number, (time, text) in enumerate(cues, start=1))
    path.write_text("\n".join(blocks), encoding="utf-8")


ROW = {"id": "a1", "title": TITLE, "text": "\n".join(PARAGRAPHS), "published": "2024-03-04"}


def make_jsonl(path: Path) -> None:
    path.write_text(json.dumps(ROW) + "\n", encoding="utf-8")


def make_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        writer.writerow(ROW)


def make_parquet(path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([ROW]), path)


def feed(*items: str) -> str:
    return (
        "<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'><channel>"
        f"<title>The Harbour Post</title>{''.join(items)}</channel></rss>"
    )


def item(number: int = 1, body: str | None = None) -> str:
    text = body or "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS)
    return (
        f"<item><title>{TITLE}</title><link>https://example.org/{number}</link>"
        f"<guid>g{number}</guid><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>"
        f"<description>{text}</description></item>"
    )


def make_feed(path: Path) -> None:
    path.write_text(feed(item()), encoding="utf-8")


def make_mail(path: Path) -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "Ada Berg <ada@example.org>"
    message["Subject"] = TITLE
    message["Date"] = "Mon, 04 Mar 2024 10:00:00 +0100"
    message.set_content("\n\n".join(PARAGRAPHS))
    path.write_bytes(message.as_bytes())


def make_warc(path: Path, pages: Sequence[tuple[str, bytes, str, str]] | None = None) -> None:
    """A web archive of (address, content, media type, status), packed where the name says so."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    if pages is None:
        pages = [("https://example.org/1", page().encode(), "text/html; charset=utf-8", "200 OK")]
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for address, content, media_type, status in pages:
            headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                address, "response", payload=io.BytesIO(content), http_headers=headers
            )
            writer.write_record(record)


def make_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news/first.txt", "\n\n".join((TITLE, *PARAGRAPHS)))


def make_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress("\n\n".join((TITLE, *PARAGRAPHS)).encode()))


MAKERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "archive": ("news.zip", make_archive),
    "csv": ("news.csv", make_csv),
    "docx": ("news.docx", make_docx),
    "feed": ("news.rss", make_feed),
    "gzip": ("news.txt.gz", make_gzip),
    "html": ("news.html", make_html),
    "jsonl": ("news.jsonl", make_jsonl),
    "mail": ("news.eml", make_mail),
    "parquet": ("news.parquet", make_parquet),
    "pdf": ("news.pdf", make_pdf),
    "subtitles": ("news.srt", make_subtitles),
    "text": ("news.txt", make_text),
    "warc": ("news.warc", make_warc),
}
"""For each format, a file name and what makes the file. A new reader needs a line here."""
