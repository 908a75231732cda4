import importlib.util
import io
import json
import re
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = sorted(path for path in (EXAMPLES / "documents").iterdir() if path.is_file())


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_documents", EXAMPLES / "make_documents.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return [page.get_textpage().get_text_range() for page in document]


def test_the_same_source_makes_the_same_bytes(maker: ModuleType) -> None:
    assert maker.make_all() == maker.make_all()


def test_the_committed_pdf_says_what_its_source_says(maker: ModuleType) -> None:
    committed = (EXAMPLES / "documents" / "grain-corridor.pdf").read_bytes()
    made = maker.make_all()["documents/grain-corridor.pdf"]
    assert pages(committed) == pages(made)
    assert len(pages(committed)) == 4


def test_the_committed_docx_says_what_its_source_says(maker: ModuleType) -> None:
    import docx

    committed = docx.Document(str(EXAMPLES / "documents" / "sri-lanka-answer.docx"))
    source = (EXAMPLES / "source" / "sri-lanka-answer.md").read_text(encoding="utf-8")
    assert [p.text for p in committed.paragraphs] == [b.text for b in maker.parse_blocks(source)]


def test_the_readme_lists_every_document_and_no_other() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([^`]+)` \|", readme, flags=re.MULTILINE)
    assert sorted(listed) == [path.name for path in DOCUMENTS]


def test_there_are_documents_of_at_least_twelve_formats_or_genres() -> None:
    assert len(DOCUMENTS) >= 12
    assert len({path.suffix for path in DOCUMENTS}) >= 10


def test_every_news_item_has_the_fields_of_a_document_row() -> None:
    lines = (EXAMPLES / "documents" / "news-items.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows) >= 8
    for row in rows:
        assert set(row) == {"id", "title", "publisher", "published", "url", "text"}
        assert len(row["text"].split()) > 50


@pytest.mark.parametrize("name", ["encrypted.pdf", "truncated.pdf"])
def test_a_broken_pdf_is_really_broken(name: str) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument((EXAMPLES / "broken" / name).read_bytes())
