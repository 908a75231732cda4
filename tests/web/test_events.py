from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect


def test_a_filter_is_shown_as_a_chip_that_takes_it_away(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/events")
    body = page.locator("table.rows tbody").first
    total = int(body.get_attribute("data-total") or 0)
    page.get_by_label("Status").select_option("pledged")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/events?status=pledged")
    assert 0 < int(body.get_attribute("data-total") or 0) < total
    page.get_by_role("link", name="Remove Status: pledged").click()
    expect(body).to_have_attribute("data-total", str(total))


def test_a_click_on_a_head_orders_the_rows(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/events")
    page.get_by_role("columnheader", name="Sure").get_by_role("link").click()
    page.wait_for_url("**order=confidence")
    told = page.locator("td.sure").all_inner_texts()
    numbers = [int(text.strip("%")) for text in told]
    assert numbers == sorted(numbers, reverse=True)
    head = page.get_by_role("columnheader", name="Sure")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_scrolling_brings_the_rows_that_follow(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/events")
    for _ in range(20):
        page.mouse.wheel(0, 3000)
        page.wait_for_timeout(60)
    last = page.locator("table.rows tbody").last.get_attribute("data-last")
    assert int(last or 0) >= 100


def test_a_view_is_kept_and_forgotten(client: TestClient) -> None:
    page = client.get("/events")
    token = page.text.split('name="csrf" value="')[1].split('"')[0]
    kept = {"csrf": token, "name": "Promises", "query": "?status=pledged&offset=9"}
    told = client.post("/views", data=kept).text
    assert '<a href="/events?status=pledged">Promises</a>' in told
    assert (
        "Promises" not in client.post("/views", data={"csrf": token, "forgotten": "Promises"}).text
    )


def test_deeds_are_a_switch_away(reader: TestClient) -> None:
    told = reader.get("/events", params={"rows": "deeds"}).text
    assert "told once" in told or "told 2 times" in told


def test_a_bar_of_the_timeline_leads_to_its_events(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/timeline?period=year")
    page.locator("figure svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events?since=*")
    assert page.locator("table.rows tbody tr").count()


def test_search_marks_the_words_and_leads_into_the_reader(client: TestClient) -> None:
    told = client.get("/search", params={"q": "the"}).text
    assert "class='hit'" in told
    assert "/documents/" in told
    assert "#at" in told
