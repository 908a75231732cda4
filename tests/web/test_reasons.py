import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page


def first_deed(reader: TestClient) -> str:
    return re.findall(r'href="/reasons\?event=(\w+)"', reader.get("/reasons").text)[0]


def test_the_first_page_lists_deeds_with_most_reasons_first(reader: TestClient) -> None:
    page = reader.get("/reasons")
    numbers = [int(n) for n in re.findall(r'<tr><td class="num">(\d+)</td>', page.text)]
    assert numbers
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_boxes_lead_to_sentences_and_arrows_to_who_says_so(
    reader: TestClient, language: str
) -> None:
    page = reader.get("/reasons", params={"event": first_deed(reader), "lang": language})
    arrows = re.findall(r'class="mark" href="#(edge-\d+)"', page.text)
    assert arrows
    assert all(f'id="{arrow}"' in page.text for arrow in arrows)
    boxes = re.findall(r'class="mark node" href="([^"]+)"', page.text)
    assert all(href.startswith(("/events/", "/documents/")) for href in boxes)


@pytest.mark.parametrize(
    ("format_", "sign"), [("dot", "digraph"), ("argdown", "==="), ("json", "{"), ("svg", "<?xml")]
)
def test_the_graph_leaves_as_a_file(reader: TestClient, format_: str, sign: str) -> None:
    answer = reader.get(f"/reasons/graph.{format_}", params={"event": first_deed(reader)})
    assert answer.status_code == 200
    assert answer.text.startswith(sign)


def test_a_policy_is_asked_about_in_words(reader: TestClient) -> None:
    assert reader.get("/reasons", params={"policy": "Russia attacks Ukraine"}).status_code == 200
    refused = reader.get("/reasons", params={"policy": "nobody does anything"})
    assert refused.status_code == 400
    assert 'class="told"' in refused.text


def test_what_was_asked_stands_in_the_middle(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/reasons")
    page.locator("main [data-step]").first.click()
    asked = page.locator("rect.box.asked")
    asked.wait_for()
    box, frame = asked.bounding_box(), page.locator("#graph").bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"] + box["width"] / 2 <= frame["x"] + frame["width"]
    page.locator("a.mark:has(path.arrow)").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#edge-*")
