"""A document in two languages, from the file to the page of an event."""

import io

import pytest

import gestae
from gestae.outputs.gather import gather_page, tell_ends
from gestae.outputs.page import write_page
from gestae.store.casebook import Casebook
from gestae.store.filters import Filters
from tests.assembly.bilingual import CHINESE, ENGLISH

TEXT = "".join(CHINESE) + "\n\n译文：\n\n" + " ".join(ENGLISH) + "\n"
TRANSLATES = Filters(types=("translates",), order="document")


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("both")
    (folder / "statement.txt").write_text(TEXT, encoding="utf-8")
    return gestae.read(folder / "statement.txt", casebook=folder / "c.duckdb", judged=False)


def test_coding_a_text_in_two_languages_ties_its_sentences() -> None:
    coded = gestae.code(TEXT, judged=False)
    links = [link for link in coded.links if link.kind == "translates"]
    assert len(links) == len(CHINESE)
    assert {event.sentence.language for event in coded.events} == {"zh", "en"}


def test_a_text_in_one_language_has_no_such_links() -> None:
    coded = gestae.code(" ".join(ENGLISH), judged=False)
    assert "translates" not in {link.kind for link in coded.links}


def test_the_casebook_keeps_the_links_in_the_order_of_the_text(casebook: Casebook) -> None:
    links = tell_ends(casebook, casebook.links(TRANSLATES)).to_pylist()
    assert [row["from_words"] for row in links] == [f"“{text}”" for text in ENGLISH]
    assert [row["to_words"] for row in links] == [f"“{text}”" for text in CHINESE]
    assert links[0]["reasons"][-1]["rule"] == "original"


def test_the_page_of_an_event_gives_the_words_of_the_other_language(casebook: Casebook) -> None:
    (event, *_) = casebook.iter_events(Filters(languages=("en",), order="document"))
    page = gather_page(casebook, event.id)
    out = io.StringIO()
    write_page(page, out)
    assert [link.kind for link in page.links].count("translates") == 1
    told = "".join(out.getvalue().split())  # lines are broken where the screen ends
    assert "translates→“挪威外交部周二宣布" in told


def test_links_are_found_at_any_stretch_they_touch(casebook: Casebook) -> None:
    (link, *_) = casebook.iter_links(TRANSLATES)
    assert link.document is not None
    inside = gestae.records.Span(3, 4)
    assert casebook.links_at(link.document, inside) == (link,)
    assert casebook.links_at("0" * 16, inside) == ()
