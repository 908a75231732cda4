import re

from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from tests.web.test_reader import document_of, first_event


def told_twice(reader: TestClient) -> str:
    """The id of an event whose deed others tell, too."""
    page = reader.get("/events").text
    for event in dict.fromkeys(re.findall(r'href="/events/([0-9a-f]{16})', page)):
        if 'class="tellings"' in reader.get(f"/events/{event}").text:
            return str(event)
    raise AssertionError("no deed of the first page is told twice")


def test_an_event_shows_each_value_with_the_words_it_was_read_from(reader: TestClient) -> None:
    event, document = first_event(reader)
    page = reader.get(f"/events/{event}").text
    assert re.search(rf'href="/documents/{document}\?at=\d+-\d+#at"[^>]*>“', page)
    assert 'data-label="deed"' in page


def test_the_beginning_of_an_id_is_enough_and_an_unknown_one_is_missing(
    reader: TestClient,
) -> None:
    event, _ = first_event(reader)
    assert reader.get(f"/events/{event[:8]}").status_code == 200
    assert reader.get("/events/0123456789abcdef").status_code == 404
    assert reader.get("/events/no-id").status_code == 404
    assert reader.get("/measures/0123456789abcdef").status_code == 404


def test_labels_are_in_the_language_of_the_visit(reader: TestClient) -> None:
    event, _ = first_event(reader)
    assert 'data-label="行为"' in reader.get(f"/events/{event}", params={"lang": "zh"}).text


def test_other_tellings_stand_beside_it_with_what_differs(reader: TestClient) -> None:
    page = reader.get(f"/events/{told_twice(reader)}").text
    table = page[page.index('class="tellings"') :]
    assert table.count("<tr") >= 3
    assert 'id="sources"' in page


def test_a_figure_has_a_page(reader: TestClient) -> None:
    name = document_of(reader, "red-sea-briefing.txt")
    found = re.findall(r"/measures/([0-9a-f]{16})", reader.get(f"/documents/{name}").text)
    for measure in found[:1]:
        assert 'data-label="amount"' in reader.get(f"/measures/{measure}").text


def test_keys_lead_to_the_next_event_and_to_the_document(
    page: Page, reader: TestClient, shared_address: str
) -> None:
    event, document = first_event(reader, "sudan-wire.txt")
    page.goto(f"{shared_address}/events/{event}")
    direction = "n" if page.locator("a[rel=next]").count() else "p"
    page.keyboard.press(direction)
    page.wait_for_url(lambda url: "/events/" in url and event not in url)
    page.keyboard.press("r")
    page.wait_for_url(f"**/documents/{document}?at=*")
    expect(page.locator("#at").first).to_be_visible()


def test_a_word_in_a_field_leads_to_the_word_in_the_text(
    page: Page, reader: TestClient, shared_address: str
) -> None:
    event, _ = first_event(reader, "sudan-wire.txt")
    page.goto(f"{shared_address}/events/{event}")
    link = page.locator("dl.fields a.words").first
    words = link.inner_text().strip("“”")
    link.click()
    assert page.locator("#at").first.inner_text() == words
