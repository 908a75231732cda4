import csv
import io
import json
import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from gestae.ontology.ledgers import load_ledgers

NAMES = sorted(load_ledgers())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_ledger_answers_in_both_languages(
    reader: TestClient, name: str, language: str
) -> None:
    answer = reader.get(f"/ledgers/{name}", params={"lang": language})
    assert answer.status_code == 200
    assert "ledgers." not in re.sub(r"/static/\S+|<[^>]*>", "", answer.text)


@pytest.mark.parametrize("by", ["pair", "source", "target", "instrument", "year"])
def test_a_grouping_holds_every_line_once(reader: TestClient, by: str) -> None:
    told = reader.get("/ledgers/aid/lines.csv")
    lines = list(csv.DictReader(io.StringIO(told.text)))
    pages = [reader.get("/ledgers/aid", params={"by": by, "row": row}) for row in (0, 20, 40)]
    counted = [
        number
        for page in pages
        for number in re.findall(r'<span class="small">(\d+) lines?</span></a></td>', page.text)
    ]
    assert lines
    assert sum(map(int, counted)) == len(lines)


def test_a_total_leads_to_its_lines_and_a_line_to_its_sentence(reader: TestClient) -> None:
    page = reader.get("/ledgers/aid")
    (href, *_) = re.findall(r'data-open href="(\?[^"#]+)#lines"', page.text)
    opened = reader.get(f"/ledgers/aid/lines{href.replace('&amp;', '&')}")
    assert '<ul class="lines">' in opened.text
    assert re.search(r'<a href="/documents/[^"]+\?at=\d+-\d+#at">', opened.text)
    assert re.search(r'<mark class="trigger">', opened.text)


def test_a_day_is_asked_only_of_what_lasts(reader: TestClient) -> None:
    assert reader.get("/ledgers/sanctions", params={"on": "2024-01"}).status_code == 200
    refused = reader.get("/ledgers/aid", params={"on": "2024-01"})
    assert refused.status_code == 400
    assert "sanctions" in refused.text


def test_the_filters_of_the_address_hold_for_totals_and_downloads(reader: TestClient) -> None:
    whole = reader.get("/ledgers/aid/lines.jsonl").text.splitlines()
    some = reader.get("/ledgers/aid/lines.jsonl", params={"source": "USA"}).text.splitlines()
    assert 0 < len(some) < len(whole)


@pytest.mark.parametrize(
    ("file", "begins"),
    [("picture.svg", b"<?xml"), ("picture.png", b"\x89PNG"), ("totals.csv", b"source")],
)
def test_a_ledger_leaves_as_a_file(reader: TestClient, file: str, begins: bytes) -> None:
    answer = reader.get(f"/ledgers/aid/{file}")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "path", ["/ledgers/none", "/ledgers/aid/all.csv", "/ledgers/aid/lines.exe"]
)
def test_what_is_not_there_is_said_plainly(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code in {400, 404}
    assert 'class="told"' in answer.text


def test_a_total_opens_below_its_row(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/ledgers/aid")
    total = page.locator("a[data-open]").first
    total.click()
    page.locator("tr.opened .line").first.wait_for()
    assert total.get_attribute("aria-expanded") == "true"
    page.locator("tr.opened summary").first.click()
    assert page.locator("tr.opened blockquote").first.is_visible()
    total.click()
    assert not page.locator("tr.opened").count()


def test_a_bar_leads_to_its_lines(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/ledgers/aid")
    bar = page.locator("#picture a.mark").first
    bar.wait_for()
    bar.focus()
    assert page.locator("#tip").is_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**group=*stage=*#lines")
    assert page.locator(".line").count()


def test_weak_lines_are_left_out_with_their_number_and_shown_where_asked(
    reader: TestClient,
) -> None:
    page = reader.get("/ledgers/aid").text
    told = re.search(r"(\d+) weak lines?, below 0\.15, (?:is|are) not shown", page)
    assert told is not None
    plain = reader.get("/ledgers/aid/lines.jsonl").text.splitlines()
    whole = reader.get("/ledgers/aid/lines.jsonl", params={"weak": "1"}).text.splitlines()
    lines = [json.loads(line) for line in whole]
    assert len(whole) - len(plain) == int(told[1])
    assert {line["id"] for line in lines if line["weak"]} == {line["id"] for line in lines} - {
        json.loads(line)["id"] for line in plain
    }
    assert all(line["confidence"] < 0.15 for line in lines if line["weak"])
    totals = [reader.get("/ledgers/aid/totals.csv", params={"weak": weak}) for weak in ("", "1")]
    assert totals[0].text == totals[1].text
    assert "not shown" not in reader.get("/ledgers/aid", params={"weak": "1"}).text
