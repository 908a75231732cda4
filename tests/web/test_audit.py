import re
from functools import partial

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from gestae.errors import CasebookBusyError, UsageError
from gestae.records import Document, Excerpt, Link, Reason, Span
from gestae.run.comparing import MOST_WAITING, Comparing, Comparison, Wait
from gestae.web import pairs
from gestae.web.pairs import rows_told
from tests.web.test_reader import document_of


class Slow(Comparing):
    """One that is not ready at first."""

    def __init__(self) -> None:
        super().__init__(beside=False)
        self.asked = 0

    def ask(
        self, left: Document, right: Document | None = None, *, seconds: float = 0.0
    ) -> Comparison | Wait:
        self.asked += 1
        return Wait(1.0) if self.asked < 3 else super().ask(left, right, seconds=seconds)


@pytest.fixture(autouse=True)
def without_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons are made here, where the language engines are loaded."""
    monkeypatch.setattr(pairs, "Comparing", partial(Comparing, beside=False))


def say_nothing(left: Document, right: Document | None) -> Comparison:
    if right is None:
        raise UsageError("one language only")
    return Comparison(("en", "zh"), (), (), None, left.text, is_translation=True, report="")


def test_documents_in_two_languages_are_offered(reader: TestClient) -> None:
    name = document_of(reader, "honduras-china-bilingual.txt")
    assert f'href="/audit?a={name}"' in reader.get("/audit").text


def test_an_audit_tells_what_differs_and_gives_the_report(reader: TestClient) -> None:
    name = document_of(reader, "honduras-china-bilingual.txt")
    page = reader.get("/audit", params={"a": name}).text
    assert "/audit/report" in page
    report = reader.get("/audit/report", params={"a": name})
    assert report.headers["content-disposition"].startswith("attachment")
    assert report.text.startswith("<!doctype html>")
    beside = reader.get(f"/documents/{name}/beside").text
    assert beside.count('class="pair') > 5
    assert "waiting" not in beside


def test_what_cannot_be_compared_is_explained(reader: TestClient) -> None:
    name = document_of(reader, "sudan-wire.txt")
    answer = reader.get("/audit/state", params={"a": name})
    assert answer.status_code == 400
    assert "one language only" in answer.text
    assert reader.get("/audit", params={"a": "nothing-like-it"}).status_code == 404


def test_while_it_is_made_the_page_waits_and_then_shows_it(
    page: Page, reader: TestClient, own_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "Comparing", Slow)
    name = document_of(reader, "honduras-china-bilingual.txt")
    page.goto(f"{own_address}/documents/{name}/beside")
    expect(page.locator(".pair").first).to_be_visible()
    expect(page.locator("#waiting")).not_to_be_visible(timeout=20_000)
    page.goto(f"{own_address}/audit?a={name}")
    expect(page.get_by_text("Download the report")).to_be_visible()


def test_a_comparison_is_made_in_another_process_and_kept() -> None:
    comparing = Comparing(say_nothing)
    one, other = Document("a", "one"), Document("b", "two")
    try:
        assert isinstance(comparing.ask(one, other), Wait)
        found = comparing.ask(one, other, seconds=60)
        assert isinstance(found, Comparison)
        assert found.why == "one"
        assert comparing.ask(one, other) is found
        with pytest.raises(UsageError, match="one language only"):
            comparing.ask(one, seconds=60)
    finally:
        comparing.close()


def test_no_more_comparisons_wait_than_there_is_room_for() -> None:
    comparing = Comparing(say_nothing)
    try:
        for number in range(MOST_WAITING):
            comparing.ask(Document("a", str(number)), Document("b", "two"))
        with pytest.raises(CasebookBusyError):
            comparing.ask(Document("a", "one more"), Document("b", "two"))
    finally:
        comparing.close()


# Rows from the links of a casebook.


def excerpt(start: int, language: str) -> Excerpt:
    return Excerpt("x" * 8, Span(start, start + 8), language)


def link(one: int, other: int, kind: str = "translates") -> Link:
    ends = (f"d:{one}-{one + 8}", f"d:{other}-{other + 8}")
    reasons = (Reason("number", "two is three", 1.0),)
    return Link(kind, *ends, 0.9, reasons, None, "d")  # type: ignore[arg-type]


def test_links_are_laid_in_rows_and_sentences_without_one_stand_alone() -> None:
    sentences = [excerpt(0, "zh"), excerpt(10, "zh"), excerpt(20, "zh"), excerpt(30, "en")]
    languages, rows = rows_told([*sentences, excerpt(40, "en")], [link(30, 0), link(20, 40)])
    assert languages == ("zh", "en")
    starts = [(row.left and row.left.start, row.right and row.right.start) for row in rows]
    assert starts == [(0, 30), (10, None), (20, 40)]


def test_a_link_that_says_it_is_translated_wrongly_is_a_difference() -> None:
    sentences = [excerpt(0, "zh"), excerpt(30, "en")]
    _, (row,) = rows_told(sentences, [link(30, 0, "mistranslates")])
    assert row.severity == "minor"
    assert re.search("two is three", row.differences[0].reason)


def test_a_document_without_links_has_no_pairs() -> None:
    assert rows_told([excerpt(0, "zh")], []) == (("und", "und"), ())
