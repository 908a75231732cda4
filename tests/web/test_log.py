import json

from fastapi.testclient import TestClient

from tests.web.forms import post_form


def decide(client: TestClient, count: int) -> list[str]:
    names: list[str] = client.app.state.casebook.event_ids()[:count]  # type: ignore[attr-defined]
    for name in names:
        post_form(client, f"/review/{name}/verdict", verdict="accept")
    return names


def test_the_log_tells_every_decision_the_latest_first(client: TestClient) -> None:
    names = decide(client, 2)
    page = client.get("/log").text
    assert page.index(f"/review/{names[1]}") < page.index(f"/review/{names[0]}")


def test_an_undo_is_marked_and_can_be_undone(client: TestClient) -> None:
    decide(client, 1)
    post_form(client, "/review/undo/1")
    assert "taken back" in client.get("/log").text
    post_form(client, "/review/undo/2")
    assert "undoes 2" in client.get("/log").text


def test_the_log_goes_out_as_lines_that_another_casebook_takes_in(client: TestClient) -> None:
    decide(client, 2)
    lines = client.get("/log.jsonl").text.splitlines()
    assert [json.loads(line)["action"] for line in lines] == ["accept", "accept"]


def test_agreement_is_shown_of_two_who_reviewed_the_same(client: TestClient) -> None:
    held = client.app.state.casebook  # type: ignore[attr-defined]
    for name in held.event_ids()[:3]:
        held.review.accept(name, by="ana", blind=True)
        held.review.correct(name, "status", "denied", by="ben", blind=True)
        held.review.accept(name, by="ben", blind=True)
    page = client.get("/agreement", params={"one": "ana", "other": "ben"}).text
    assert "3 disagreements to settle" in page
    event = held.event_ids()[0]
    form = {"one": "ana", "other": "ben", "event": event, "field": "status", "said": "second"}
    assert post_form(client, "/agreement", **form).status_code == 303
    assert held.event(event).status == "denied"
    assert "2 disagreements" in client.get("/agreement?one=ana&other=ben").text
