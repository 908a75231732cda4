import re
from pathlib import Path

from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from tests.web.forms import post_form

ANSWERS = "Germany gives aid to Sudan.\nGermany does not give aid to Sudan."


def ask(client: TestClient) -> str:
    answer = post_form(client, "/questions", text="Will Germany help Sudan?", hypotheses=ANSWERS)
    assert answer.status_code == 303
    return str(answer.headers["location"])


def test_a_question_shows_how_its_answers_stand(client: TestClient) -> None:
    page = client.get(ask(client)).text
    assert "Germany gives aid to Sudan." in page
    assert re.search(r'href="/events/\w+" class="quoted"', page)


def test_what_the_user_sets_stands_and_can_be_taken_back(client: TestClient) -> None:
    address = ask(client)
    deed = re.search(r'name="evidence" value="(\w+)"', client.get(address).text)
    assert deed
    post_form(client, address, evidence=deed[1], hypothesis="0", value="II")
    assert "set by hand" in client.get(address).text
    post_form(client, address, evidence=deed[1], hypothesis="0", value="auto")
    assert "set by hand" not in client.get(address).text


def test_a_question_needs_two_answers(client: TestClient) -> None:
    answer = post_form(client, "/questions", text="Will it?", hypotheses="It will.")
    assert answer.status_code == 400
    assert "two different answers" in answer.text


def test_the_evidence_is_a_table_to_take_along(client: TestClient) -> None:
    table = client.get(f"{ask(client)}/evidence.csv")
    assert table.status_code == 200
    assert table.text.startswith("deed,event,")


def test_choosing_a_value_saves_it_at_once(page: Page, own_address: str) -> None:
    page.goto(f"{own_address}/questions")
    page.fill("#text", "Will Germany help Sudan?")
    page.fill("#hypotheses", ANSWERS)
    page.get_by_role("button", name="Keep the question").click()
    page.wait_for_url("**/questions/*")  # with its script, which saves what is chosen
    page.locator("td.cell select").first.select_option("II")
    expect(page.locator("td.cell").first).to_contain_text("set by hand")
    expect(page.locator("td.cell select").first).to_have_value("II")


def test_a_casebook_is_only_asked_for_what_it_has(casebook_path: Path, client: TestClient) -> None:
    assert casebook_path.exists()
    assert client.get("/questions/ffffffff").status_code in {400, 404}
