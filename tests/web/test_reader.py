import re
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gestae.assembly.audit.finding import Finding, Part
from gestae.records import Document, Passage, Segment, Span
from gestae.run.comparing import Comparing, Comparison, Pair
from gestae.web import pairs
from gestae.web.parts import LONGEST, PART, cut_document, part_at

GRAVE = ("serious", "critical")


@pytest.fixture(autouse=True)
def without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons are there at once; test_audit.py makes real ones."""
    monkeypatch.setattr(pairs, "Comparing", partial(Comparing, compare_quickly, beside=False))


def compare_quickly(left: Document, right: Document | None) -> Comparison:
    """Two pairs and a grave difference, whatever the documents say."""
    del left, right
    parts = Part("two", Span(2, 5)), Part("three", Span(22, 26))
    finding = Finding(0, "number", "critical", *parts, "a", "b", "“two” is “three”.", 0.9)
    laid = Pair(Span(0, 9), Span(20, 40)), Pair(None, Span(41, 60))
    return Comparison(("zh", "en"), laid, (finding,), "a", "stated", is_translation=True, report="")


def first_event(reader: TestClient, words: str = "") -> tuple[str, str]:
    """Ids of an event and of its document."""
    page = reader.get("/events", params={"document": words} if words else {}).text
    event = re.findall(r'href="/events/([0-9a-f]{16})', page)[0]
    shown = reader.get(f"/events/{event}").text
    return event, re.findall(r'href="/documents/([0-9a-f]{16})', shown)[0]


def document_of(reader: TestClient, name: str) -> str:
    return first_event(reader, name)[1]


# Cutting a document into parts.


def paragraphs(*sizes: int) -> Document:
    text, passages, at = "", [], 0
    for size in sizes:
        text += "x" * size + "\n\n"
        passages.append(Passage(Span(at, at + size), "en"))
        at += size + 2
    return Document("a", text, language="en", passages=tuple(passages))


def test_a_long_document_comes_in_parts_and_no_word_is_lost() -> None:
    parts = cut_document(paragraphs(*[PART // 2] * 5))
    assert [len(part.blocks) for part in parts] == [2, 2, 1]
    assert part_at(parts, PART // 2 * 3).number == 2


def test_a_document_without_words_has_one_part() -> None:
    assert len(cut_document(Document("a", ""))) == 1


def test_what_no_passage_holds_is_shown_too() -> None:
    document = Document("a", "one two three", passages=(Passage(Span(4, 7), "en"),))
    (part,) = cut_document(document)
    assert [(b.span.of(document.text), b.kind) for b in part.blocks] == [
        ("one", "rest"), ("two", "body"), ("three", "rest"),
    ]  # fmt: skip


def test_a_bullet_stands_with_what_it_counts() -> None:
    document = Document("a", "•\nbread\n2.\nwine", passages=(
        Passage(Span(2, 7), "en", "item"), Passage(Span(11, 15), "en", "item"),
    ))  # fmt: skip
    (part,) = cut_document(document)
    told = [(block.span.of(document.text), block.kind, block.is_led) for block in part.blocks]
    assert told == [("•\nbread", "item", True), ("2.\nwine", "item", True)]


def test_a_paragraph_without_end_is_cut_at_a_sentence() -> None:
    text = "It rained. " * (LONGEST // 5)
    document = Document("a", text, passages=(Passage(Span(0, len(text)), "en"),))
    blocks = [block for part in cut_document(document) for block in part.blocks]
    assert "".join(block.span.of(text) for block in blocks) == text
    assert all(block.span.of(text).endswith(". ") for block in blocks)


def test_pages_begin_where_the_original_turned_them() -> None:
    document = Document(
        "a",
        "one two",
        passages=(Passage(Span(0, 7), "en"),),
        segments=(Segment(Span(0, 4), page=1), Segment(Span(4, 7), page=2)),
    )
    ((block,),) = (part.blocks for part in cut_document(document))
    told = [(span.of(document.text), notch and notch.label) for span, notch in block.pieces()]
    assert told == [("one ", "1"), ("two", "2")]


# The page.


def test_what_the_page_shows_is_the_text_as_it_is_kept(reader: TestClient) -> None:
    name = document_of(reader, "sudan-wire.txt")
    page = reader.get(f"/documents/{name}").text
    blocks = re.findall(
        r'<(p|h2) class="block[^>]*data-start="(\d+)"[^>]*>(.*?)</\1>', page, re.DOTALL
    )
    assert len(blocks) > 5
    assert all("<script" not in words for _, _, words in blocks)
    assert "Sudan" in re.sub("<[^>]+>", "", blocks[0][2])


def test_an_address_leads_to_its_stretch(reader: TestClient) -> None:
    name = document_of(reader, "sudan-wire.txt")
    page = reader.get(f"/documents/{name}", params={"at": "5-40"}).text
    assert page.count('id="at"') == 1
    assert reader.get(f"/documents/{name}", params={"at": "99999-999999"}).status_code == 200
    assert reader.get(f"/documents/{name}", params={"at": "x"}).status_code == 422


def test_a_document_is_found_by_its_key_and_one_that_is_not_there_is_said_to_be_missing(
    reader: TestClient,
) -> None:
    assert reader.get("/documents/item-2022-11-02-01").status_code == 200
    assert reader.get("/documents/nothing-like-it").status_code == 404


def test_a_page_of_the_original_can_be_asked_for(reader: TestClient) -> None:
    name = document_of(reader, "grain-corridor.pdf")
    led = reader.get(f"/documents/{name}", params={"page": 2})
    assert str(led.url).endswith("#page-2")
    assert 'id="page-2"' in led.text
    assert reader.get(f"/documents/{name}", params={"page": 900}).status_code == 404


def test_cards_tell_of_records_and_of_what_is_gone(reader: TestClient) -> None:
    event, _ = first_event(reader)
    told = reader.get("/events/cards", params={"id": [event, "0" * 16]}).text
    assert told.count('class="card"') == 1
    assert re.search(r'data-spans="\w+:\d+-\d+', told)
    assert reader.get("/events/cards", params={"id": ["0"] * 99}).status_code == 422


def test_stepping_shows_the_record_without_leaving_the_page(
    page: Page, reader: TestClient, shared_address: str
) -> None:
    name = document_of(reader, "sudan-wire.txt")
    page.goto(f"{shared_address}/documents/{name}")
    page.keyboard.press("j")
    card = page.locator("#cards .card").first
    expect(card).to_be_visible()
    first = card.get_attribute("data-record")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(card).not_to_have_attribute("data-record", str(first))
    assert page.url.endswith(name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")
    page.go_back()
    expect(page.locator("#at")).to_be_visible()


def test_the_legend_switches_marks_and_the_address_keeps_it(
    page: Page, reader: TestClient, shared_address: str
) -> None:
    name = document_of(reader, "sudan-wire.txt")
    page.goto(f"{shared_address}/documents/{name}")
    page.get_by_label("Actors").uncheck()
    assert "show=event" in page.url
    assert "show=actor" not in page.url
    page.reload()
    expect(page.get_by_label("Actors")).not_to_be_checked()
    expect(page.get_by_label("Dates")).to_be_checked()


def test_hovering_shows_the_record(page: Page, reader: TestClient, shared_address: str) -> None:
    name = document_of(reader, "sudan-wire.txt")
    page.goto(f"{shared_address}/documents/{name}")
    page.locator("mark.event").nth(1).hover()
    expect(page.locator("#cards .card").first).to_be_visible()


@pytest.mark.parametrize(("width", "scheme", "lang"), [(1440, "light", "en"), (390, "dark", "zh")])
def test_the_reader_and_the_records_have_no_grave_barrier(
    page: Page, reader: TestClient, shared_address: str, width: int, scheme: str, lang: str
) -> None:
    event, name = first_event(reader, "sudan-wire.txt")
    bilingual = document_of(reader, "honduras-china-bilingual.txt")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in (
        f"/documents/{name}?at=10-60",
        f"/events/{event}",
        f"/documents/{bilingual}/beside",
        f"/audit?a={bilingual}",
    ):
        joint = "&" if "?" in path else "?"
        page.goto(f"{shared_address}{path}{joint}lang={lang}")
        if path.startswith("/documents") and "beside" not in path:
            page.keyboard.press("j")
            expect(page.locator("#cards .card").first).to_be_visible()
        found = [
            f"{path} {one['id']}: {node['html'][:200]}"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"]
        ]
        assert not found
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
