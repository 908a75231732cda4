from pathlib import Path

import pytest

from gestae.records import Document, Failure
from tests.readers.making import FIRST, PARAGRAPHS, bodies, make_warc, page, read, read_documents

SHARED = Path(__file__).parents[3] / "shared" / "data" / "robustness" / "warc"
HTML = "text/html; charset=utf-8"
PAGE = ("https://example.org/1", page().encode(), HTML, "200 OK")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_are_read_and_get_the_address_they_came_from(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    make_warc(path, [PAGE, ("https://example.org/2", FIRST.encode(), "text/plain", "200 OK")])
    first, second = read_documents(path)
    assert (first.url, first.format) == ("https://example.org/1", "html")
    assert (second.url, second.format) == ("https://example.org/2", "text")
    assert first.path == f"{path}!https://example.org/1"


def test_redirects_pictures_and_styles_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    others = [
        ("https://example.org/x", b"moved", "text/html", "301 Moved"),
        ("https://example.org/a.png", b"\x89PNG", "image/png", "200 OK"),
        ("https://example.org/a.css", b"p {}", "text/css", "200 OK"),
    ]
    make_warc(path, [*others, PAGE])
    assert len(read_documents(path)) == 1


def test_the_encoding_declared_with_a_page_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    text = "Женева принимает переговоры двух министров иностранных дел.".encode("koi8-r")
    make_warc(path, [("https://example.org/1", text, "text/plain; charset=koi8-r", "200 OK")])
    assert "Женева" in read_documents(path)[0].text


def test_a_page_that_cannot_be_read_is_a_failure_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    make_warc(path, [("https://example.org/0", b"", HTML, "200 OK"), PAGE])
    failure, document = read(path)
    assert isinstance(failure, Failure)
    assert failure.path.endswith("!https://example.org/0")
    assert isinstance(document, Document)


def test_records_before_the_damage_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    make_warc(path, [PAGE, PAGE])
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    found = read(path)
    assert isinstance(found[0], Document)
    assert bodies(found[0]) == list(PARAGRAPHS)
    assert isinstance(found[-1], Failure)


def test_nothing_is_printed_about_damage(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc"
    make_warc(path, [PAGE, PAGE])
    path.write_bytes(path.read_bytes().replace(b"Content-Length: ", b"Content-Length: 1", 1))
    read(path)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared broken web archives are not here")
@pytest.mark.parametrize("path", sorted(SHARED.glob("*")), ids=lambda path: path.name)
def test_broken_archives_of_the_wild_give_documents_or_failures(path: Path) -> None:
    found = read(path)
    assert found
    assert all(isinstance(each, (Document, Failure)) for each in found)
    assert not any("Error" in each.reason for each in found if isinstance(each, Failure))
