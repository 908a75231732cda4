import dataclasses
from io import StringIO

import pytest

from gestae.outputs.page import Page, word_origin, word_time, write_page
from gestae.records import Actor, Link, Mention, Reason, Span
from tests.outputs.built import CAUSE, DELIVERY, DOCUMENT, LENGTH, PLEDGE, span


def shown(page: Page, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "160")
    out = StringIO()
    write_page(page, out)
    return out.getvalue()


def test_every_field_of_an_event_is_on_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Page(PLEDGE, DOCUMENT), monkeypatch)
    for line in (
        f"event       {PLEDGE.id}",
        "type        AGREE aid.loan",
        "contexts    economic",
        "source      Japan (JPN, GOV) ← “Tokyo”",
        "target      Ukraine (UKR) ← “Ukraine”",
        "status      pledged ← “pledged”",
        "date        2024-02 (month) ← “February 2024”",
        "place       Kyiv (UKR; city; 50.45, 30.52; GeoNames 703448) ← “Kyiv”",
        "amount      ≤ USD 12 billion of loans (money) ← “up to $12 billion”",
        "told by     Northern Press Agency (MED) ← “Northern Press Agency”; report, “reported”",
        "confidence  0.88",
        f"rule        {PLEDGE.rule}",
        "document    Talks in Kyiv",
    ):
        assert line in text.splitlines()


def test_what_an_event_does_not_say_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Page(dataclasses.replace(DELIVERY, targets=())), monkeypatch)
    for line in ("target      —", "date        —", "told by     the document itself"):
        assert line in text.splitlines()


def test_an_actor_from_another_sentence_is_said_to_stand_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = Mention(Actor(None, "Two ministers"), "They", Span(0, 4), antecedent=Span(0, 13))
    text = shown(Page(dataclasses.replace(PLEDGE, sources=(earlier,)), DOCUMENT), monkeypatch)
    assert (
        "Two ministers (not in our tables) ← “They” outside this sentence, characters 0–4" in text
    )
    assert "points back to “Two ministers”, characters 0–13" in text


def test_links_tell_the_other_end_and_their_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    outward = shown(Page(PLEDGE, DOCUMENT, [CAUSE], {DELIVERY.id: DELIVERY}), monkeypatch)
    assert f"causes → {DELIVERY.id[:8]} Japan → Ukraine: AID aid.military.nonlethal" in outward
    assert "“because” stands between the two clauses (connective, +0.75)" in outward
    inward = shown(Page(DELIVERY, None, [CAUSE], {PLEDGE.id: PLEDGE}), monkeypatch)
    assert f"causes ← {PLEDGE.id[:8]}" in inward


def test_a_link_to_words_shows_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    place = span("Two ministers met")
    end = f"{DOCUMENT.id}:{place.start}-{place.end}"
    link = Link("causes", end, PLEDGE.id, 0.5, (Reason("r", "d", 0.5),), None, DOCUMENT.id)
    assert "causes ← “Two ministers met”" in shown(Page(PLEDGE, DOCUMENT, [link]), monkeypatch)


def test_a_measure_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    text = shown(Page(LENGTH, DOCUMENT), monkeypatch)
    assert f"measure     {LENGTH.id}" in text.splitlines()
    assert "of what     talks (not in our tables) ← “talks”" in text.splitlines()


def test_the_original_place_is_told_as_far_as_it_is_known() -> None:
    assert word_origin(DOCUMENT, 0) == "line 4, character 100"
    second = DOCUMENT.segments[1].span.start
    assert word_origin(DOCUMENT, second + 3) == "page 2, at 0:01:15, line 5, character 143"
    assert word_origin(dataclasses.replace(DOCUMENT, segments=()), 0) == ""


def test_a_time_is_told_in_hours_minutes_and_seconds() -> None:
    assert [word_time(seconds) for seconds in (0.0, 59.9, 3600.0)] == [
        "0:00:00",
        "0:00:59",
        "1:00:00",
    ]
