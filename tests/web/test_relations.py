import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

PAIR = {"a": "RUS", "b": "UKR"}


def test_the_first_page_offers_pairs_that_have_deeds(reader: TestClient) -> None:
    page = reader.get("/relations")
    pairs = re.findall(r'href="/relations\?a=(\w+)&amp;b=(\w+)"', page.text)
    assert pairs
    a, b = pairs[0]
    opened = reader.get("/relations", params={"a": a, "b": b})
    assert opened.status_code == 200
    assert 'id="trend"' in opened.text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_relation_is_summed_up_in_the_language_of_the_page(
    reader: TestClient, language: str
) -> None:
    page = reader.get("/relations", params={**PAIR, "lang": language})
    said = {"en": "deeds between RUS and UKR are told", "zh": "共记述 RUS 与 UKR 之间的"}
    assert said[language] in page.text


def test_names_are_understood_as_codes_are(reader: TestClient) -> None:
    by_name = reader.get("/relations", params={"a": "Russia", "b": "乌克兰"})
    assert "Russia – Ukraine" in by_name.text


def test_a_period_lists_its_deeds_alone(reader: TestClient) -> None:
    whole = reader.get("/relations", params=PAIR)
    (start, *_) = re.findall(r'"start":"(\d{4}-\d\d-\d\d)"', whole.text)
    some = reader.get("/relations", params={**PAIR, "at": start})
    rows = len(re.findall(r'<a href="/events/\w+" data-step>', some.text))
    assert 0 < rows < len(re.findall(r'<a href="/events/\w+" data-step>', whole.text))


def test_a_party_that_is_not_known_is_said_plainly(reader: TestClient) -> None:
    answer = reader.get("/relations", params={"a": "Atlantis", "b": "UKR"})
    assert answer.status_code == 400
    assert "Atlantis" in answer.text


@pytest.mark.parametrize("file", ["points.csv", "changes.jsonl", "picture.svg"])
def test_a_relation_leaves_as_a_file(reader: TestClient, file: str) -> None:
    answer = reader.get(f"/relations/{file}", params=PAIR)
    assert answer.status_code == 200
    assert answer.content


def test_a_bar_leads_to_the_deeds_of_its_period(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/relations?a=RUS&b=UKR")
    page.locator("[data-measure=rate]").click()
    bar = page.locator("#trend a.mark").first
    bar.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") != bar.get_attribute(
        "aria-label"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**at=*#deeds")
    assert page.locator("main a[href^='/events/']").count()
