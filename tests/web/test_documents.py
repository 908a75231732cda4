"""The list of documents, the first page, and coverage."""

import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gestae.web.routes.coverage import find_times


def titles(page: str) -> list[str]:
    return re.findall(
        r'<td class="title"><a href="/documents/[0-9a-f]{16}" data-step>([^<]+)', page
    )


def test_documents_are_listed_with_what_was_read_from_each(reader: TestClient) -> None:
    page = reader.get("/documents").text
    count = int(re.search(r"(\d+) documents", page)[1])  # type: ignore[index]
    assert len(titles(page)) == min(count, 50)
    assert re.search(r'<a href="/events\?document=[0-9a-f]{16}" aria-label="\d+ events of', page)


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("q=sanctions", 1, 5),
        ("language=zh", 1, 5),
        ("format=pdf", 1, 2),
        ("shown=silent", 0, 10),
        ("since=2024&until=2024-12", 1, 20),
        ("q=no-such-document", 0, 0),
    ],
)
def test_filters_leave_fewer(reader: TestClient, asked: str, least: int, most: int) -> None:
    assert least <= len(titles(reader.get(f"/documents?{asked}").text)) <= most


def test_the_order_can_be_chosen(reader: TestClient) -> None:
    shown = titles(reader.get("/documents?order=title").text)
    named = [title for title in shown if "/" not in title]  # untitled ones come last, by their file
    assert named == sorted(named, key=str.lower)


@pytest.mark.parametrize("asked", ["order=size", "shown=some", "since=yesterday", "offset=-1"])
def test_what_cannot_be_answered_is_told(reader: TestClient, asked: str) -> None:
    assert reader.get(f"/documents?{asked}").status_code in {400, 422}


def test_what_is_asked_for_is_never_html(reader: TestClient) -> None:
    assert "<script>x" not in reader.get("/documents", params={"q": '"><script>x'}).text


def test_the_first_page_tells_what_there_is(reader: TestClient) -> None:
    page = reader.get("/").text
    for path in ("/documents", "/events", "/contradictions", "/review"):
        assert f'href="{path}"' in page
    documents = int(re.search(r'"number">(\d+)</span> documents', page)[1])  # type: ignore[index]
    assert documents == reader.get("/documents").text.count('<td class="title">')


def test_coverage_leads_to_the_documents_of_a_time(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/coverage")
    bar = page.locator("figure svg a").last
    told = bar.get_attribute("aria-label") or ""
    number = re.search(r"(\d+) documents", told)[1]  # type: ignore[index]
    bar.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".count")).to_have_text(f"{number} documents")


def row(month: str | None, sentences: int, language: str = "en") -> dict[str, object]:
    return {"month": month, "language": language, "documents": 1, "sentences": sentences}


def test_months_without_a_document_are_there_and_thin() -> None:
    times = find_times([row("2024-01", 40), row("2024-03", 50), row("2024-04", 9), row(None, 7)])
    assert [(one.name, one.total, one.is_thin) for one in times] == [
        ("2024-01", 40, False),
        ("2024-02", 0, True),
        ("2024-03", 50, False),
        ("2024-04", 9, True),
    ]


def test_of_a_long_time_the_years_are_told() -> None:
    times = find_times([row("1823-12", 40), row("2024-03", 50), row("2024-04", 9)])
    assert (times[0].name, times[-1].name, times[-1].total) == ("1823", "2024", 59)
    assert find_times([]) == ()
    assert len(find_times([row("0001-01", 1), row("9999-12", 1)])) == 9999
