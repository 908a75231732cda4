import pytest
from fastapi.testclient import TestClient


def test_a_brief_without_a_day_begins_a_week_before_the_latest_document(
    reader: TestClient,
) -> None:
    assert "What is new since 20" in reader.get("/brief").text


def test_every_deed_of_a_brief_leads_to_its_event(reader: TestClient) -> None:
    page = reader.get("/brief", params={"since": "2020-01-01"}).text
    assert page.count('<details class="item"') > 20
    assert page.count('<a href="/events/') >= page.count('<details class="item"')


@pytest.mark.parametrize(("form", "begins"), [("md", "# What is new"), ("html", "<!doctype html>")])
def test_a_brief_is_taken_along(reader: TestClient, form: str, begins: str) -> None:
    answer = reader.get(f"/brief.{form}", params={"since": "2020"})
    assert answer.text.lower().startswith(begins.lower())
    assert "attachment" in answer.headers["content-disposition"]


def test_what_is_no_day_is_answered_with_what_would_be(reader: TestClient) -> None:
    answer = reader.get("/brief", params={"since": "last week"})
    assert answer.status_code == 400
    assert "2024-02-29" in answer.text
