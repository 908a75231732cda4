from datetime import date
from pathlib import Path

from gestae.readers import locate
from gestae.records import Failure
from tests.readers.making import (
    FIRST,
    PARAGRAPHS,
    TITLE,
    bodies,
    feed,
    item,
    read,
    read_documents,
    read_failure,
    read_one,
)


def test_every_entry_is_a_document_with_its_own_metadata(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(feed(item(1), item(2)))
    first, second = read_documents(path)
    assert (first.key, second.key) == ("g1", "g2")
    assert (first.url, second.url) == ("https://example.org/1", "https://example.org/2")
    assert (first.title, first.publisher) == (TITLE, "The Harbour Post")
    assert first.published == date(2024, 3, 4)
    assert first.path == f"{path}!1"


def test_the_markup_of_an_entry_becomes_paragraphs_that_lead_back(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    source = feed(item(1, f"<![CDATA[<p>Norway &amp; <b>Sweden</b> agreed.</p><p>{FIRST}</p>]]>"))
    path.write_text(source)
    document = read_one(path)
    assert bodies(document) == ["Norway & Sweden agreed.", FIRST]
    origin = locate(document, document.text.index(FIRST))
    assert origin is not None
    assert origin.offset == source.index(FIRST)


def test_escaped_markup_leads_back_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    source = feed(item())
    path.write_text(source)
    document = read_one(path)
    origin = locate(document, document.text.index(PARAGRAPHS[1]))
    assert origin is not None
    assert origin.offset == source.index(PARAGRAPHS[1])


def test_an_atom_feed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><entry><id>urn:1</id>'
        f"<title>{TITLE}</title><updated>2024-03-04T10:00:00Z</updated>"
        "<author><name>Ada Berg</name></author>"
        f'<link href="https://example.org/1"/><summary>Short.</summary>'
        f'<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>'
    )
    document = read_one(path)
    assert bodies(document) == [FIRST]
    assert (document.author, document.publisher) == ("Ada Berg", "The Post")
    assert document.published == date(2024, 3, 4)


def test_an_entry_with_a_title_only_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(feed(f"<item><title>{TITLE}</title></item>"))
    assert read_one(path).text == TITLE


def test_xml_that_is_no_feed_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<?xml version='1.0'?><letter><p>Dear readers</p></letter>")
    assert "no feed" in read_failure(path).reason


def test_entities_that_grow_without_bound_do_no_harm(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    path = tmp_path / "a.rss"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "lol">{entities}]>'
        "<rss version='2.0'><channel><title>T</title><item><title>&a9;</title></item>"
        "</channel></rss>"
    )
    for found in read(path):
        assert isinstance(found, Failure) or len(found.text) < 100_000
