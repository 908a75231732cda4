import re

from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect


def test_contradictions_are_listed_with_both_statements(reader: TestClient) -> None:
    page = reader.get("/contradictions").text
    assert page.count('class="statement"') >= 2
    assert re.search(r'href="/events/[0-9a-f]{16}" data-step', page)
    assert re.search(r'href="/documents/[0-9a-f]{16}\?at=\d+-\d+#at"', page)


def test_what_is_asked_for_narrows_the_list(reader: TestClient) -> None:
    kinds = ("denies", "contradicts")
    pages = [reader.get("/contradictions", params={"kind": kind}).text for kind in kinds]
    told = [page.count('class="contradiction ') for page in pages]
    assert sum(told) == reader.get("/contradictions").text.count('class="contradiction ')
    assert told[0] >= 1
    assert reader.get("/contradictions", params={"differ": "colour"}).status_code == 400


def test_the_wrong_severity_is_told_with_the_right_ones(reader: TestClient) -> None:
    answer = reader.get("/contradictions", params={"severity": "dreadful"})
    assert answer.status_code == 400
    assert "critical" in answer.text


def test_a_choice_is_switched_on_and_off_by_its_link(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/contradictions")
    page.locator(".pick").first.click()
    expect(page.locator(".pick.on")).to_have_count(1)
    page.locator(".pick.on").click()
    expect(page.locator(".pick.on")).to_have_count(0)


def test_a_statement_leads_to_its_event(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/contradictions")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(events|measures)/[0-9a-f]{16}"))
