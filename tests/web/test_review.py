import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gestae.records import Event
from gestae.store.casebook import open_casebook
from gestae.store.filters import Filters
from tests.web.conftest import open_client
from tests.web.forms import post_form


@pytest.fixture
def event(casebook_path: Path) -> Event:
    """A pledge of aid in the examples, surely told."""
    asked = Filters(statuses=("pledged",), instruments=("aid",), order="confidence")
    found = open_casebook(casebook_path, read_only=True).iter_events(asked)
    return next(e for e in found if e.sources and [a.kind for a in e.amounts] == ["money"])


def verdict_of(client: TestClient, event: Event) -> str | None:
    held = client.app.state.casebook  # type: ignore[attr-defined]
    review = held.event(event.id).review
    return review.verdict if review else None


def test_the_queue_shows_the_least_sure_event_first(client: TestClient) -> None:
    shown = re.search(r"Confidence (0\.\d\d)", client.get("/review").text)
    surest = re.search(r"Confidence (0\.\d\d)", client.get("/review?skip=500").text)
    assert shown
    assert surest
    assert float(shown[1]) < float(surest[1])


def test_what_was_decided_leaves_the_queue(client: TestClient) -> None:
    def left() -> int:
        found = re.search(r"([\d,]+) left", client.get("/review").text)
        assert found
        return int(found[1].replace(",", ""))

    before = left()
    first = re.search(r'action="/review/(\w+)/verdict"', client.get("/review").text)
    assert first
    answer = post_form(client, f"/review/{first[1]}/verdict", verdict="accept", back="/review")
    assert answer.status_code == 303
    assert left() == before - 1


def test_a_rejected_event_says_so_and_an_undo_brings_it_back(
    client: TestClient, event: Event
) -> None:
    post_form(client, f"/review/{event.id}/verdict", verdict="reject", why="nobody pledged")
    assert verdict_of(client, event) == "rejected"
    assert "nobody pledged" in client.get("/log").text
    post_form(client, "/review/undo/1")
    assert verdict_of(client, event) is None


def fields_of(client: TestClient, event: Event) -> dict[str, str]:
    page = client.get(f"/review/{event.id}").text
    found = re.findall(r'name="was\.(\w+)" value="([^"]*)"', page)
    words = {name: unescape(value) for name, value in found}
    return {**words, **{f"was.{name}": value for name, value in words.items()}}


def test_only_fields_that_were_changed_are_corrected(client: TestClient, event: Event) -> None:
    form = fields_of(client, event) | {"status": "done"}
    assert post_form(client, f"/review/{event.id}/fields", **form).status_code == 303
    decisions = client.app.state.casebook.decisions()  # type: ignore[attr-defined]
    assert [(made.action, made.field, made.value) for made in decisions] == [
        ("correct", "status", '"done"')
    ]


def test_a_value_that_cannot_be_saves_nothing_and_loses_nothing_that_was_typed(
    client: TestClient, event: Event
) -> None:
    form = fields_of(client, event) | {"status": "finished", "date": "2024-03=no such words"}
    answer = post_form(client, f"/review/{event.id}/fields", **form)
    assert answer.status_code == 422
    assert 'value="finished"' in answer.text
    assert "no such words" in answer.text
    assert "unknown status" in answer.text
    assert not client.app.state.casebook.decisions()  # type: ignore[attr-defined]


def test_tellings_are_joined_and_parted(client: TestClient, event: Event) -> None:
    held = client.app.state.casebook  # type: ignore[attr-defined]
    other = next(name for name in held.event_ids() if name != event.id)
    answer = post_form(client, f"/review/{event.id}/deed", other=other, how="merge")
    assert answer.status_code == 303
    assert other in held.same_deed(event.id)
    post_form(client, f"/review/{event.id}/deed", other=other, how="split")
    assert other not in held.same_deed(event.id)


def test_a_form_without_the_token_of_the_page_changes_nothing(
    client: TestClient, event: Event
) -> None:
    client.get("/review")
    answer = client.post(f"/review/{event.id}/verdict", data={"verdict": "reject"})
    assert answer.status_code == 403
    assert verdict_of(client, event) is None


def test_another_site_cannot_decide(casebook_path: Path, event: Event) -> None:
    with open_client(casebook_path) as client:
        answer = client.post(
            f"/review/{event.id}/verdict",
            data={"verdict": "reject"},
            headers={"Origin": "https://elsewhere.example"},
        )
        assert answer.status_code == 403


def test_one_key_decides_and_the_next_event_appears(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/review")
    first = page.locator("#told").inner_text()
    page.keyboard.press("a")
    expect(page.locator("#told")).not_to_have_text(first)
    expect(page.locator(".head [role=status]")).to_contain_text("left")


def test_a_correction_changes_the_ledger_and_its_undo_changes_it_back(
    page: Page, own_address: str, event: Event
) -> None:
    def money() -> str:
        page.goto(f"{own_address}/ledgers/aid")
        return page.locator("main").inner_text()

    before = money()
    page.goto(f"{own_address}/review/{event.id}")
    page.fill("#f-amounts", f'EUR 7.77 billion="{event.amounts[0].text}"')
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/review/*")
    after = money()
    assert after != before
    assert "7.77" in after
    page.goto(f"{own_address}/log")
    page.get_by_role("button", name="Undo 1").click()
    assert money() == before


def test_words_chosen_in_the_reader_become_an_event(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/documents?words=sudan")
    page.get_by_role("link", name=re.compile("Donors promise")).first.click()
    page.locator("html.scripted #text .block").first.wait_for()
    assert page.evaluate("window.find('flown several hundred')")
    page.get_by_role("link", name="Add an event at the chosen words").click()
    expect(page.locator("mark.trigger")).to_have_text("flown several hundred")
    page.fill("#f-type", "AID")
    page.fill("#f-sources", "SAU=Saudi Arabia")
    page.fill("#f-targets", "SDN")
    page.get_by_role("button", name="Add the event").click()
    expect(page.locator("h1")).to_contain_text("Saudi Arabia")
    expect(page.locator("main")).to_contain_text("Added by a user")
