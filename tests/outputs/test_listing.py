import dataclasses
from io import StringIO
from typing import Any

import pytest
from rich.cells import cell_len

from gestae.outputs.listing import write_listing
from gestae.records import Actor, Failure
from gestae.records.columns import Kind, to_table
from tests.outputs.built import CAUSE, DELIVERY, PLEDGE, mention


def listing(
    monkeypatch: pytest.MonkeyPatch, width: int, records: list[Any], kind: Kind = "events"
) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    out = StringIO()
    write_listing([to_table(records, kind)], kind, out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    lines = listing(monkeypatch, width, [PLEDGE, DELIVERY])
    assert max(map(cell_len, lines)) <= width


def test_a_wide_screen_shows_an_event_on_one_line_above_its_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = listing(monkeypatch, 160, [PLEDGE])
    line = next(line for line in lines if line.startswith(PLEDGE.id[:8]))
    for value in ("2024-02", "pledged", "Japan → Ukraine", "aid.loan", "USD 12 billion", "0.88"):
        assert value in line


def test_a_narrow_screen_keeps_every_value(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = " ".join(" ".join(listing(monkeypatch, 60, [PLEDGE])).split())
    for value in ("2024-02", "pledged", "Japan → Ukraine", "aid.loan", "Northern Press Agency"):
        assert value in shown


def test_the_trigger_is_marked_where_there_are_no_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Tokyo *pledged* up to" in "\n".join(listing(monkeypatch, 120, [PLEDGE]))


def test_a_long_name_is_wrapped_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "Ministry of the Interior, Local Government and the Islands of the Far North"
    long = dataclasses.replace(PLEDGE, sources=(mention(Actor(None, name), "Tokyo"),))
    shown = " ".join(" ".join(listing(monkeypatch, 80, [long])).split())
    assert name in shown


def test_events_of_one_document_share_its_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = listing(monkeypatch, 120, [PLEDGE, PLEDGE, PLEDGE, DELIVERY])
    assert lines.count("Talks in Kyiv · The Observer of Elsewhere · 2024-02-20") == 1
    assert lines.count("会谈") == 1


def test_events_that_jump_between_documents_name_theirs_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = listing(monkeypatch, 120, [PLEDGE, DELIVERY, PLEDGE])
    assert lines.count("          — Talks in Kyiv · The Observer of Elsewhere · 2024-02-20") == 2
    assert lines.count("          — 会谈") == 1


def test_a_link_shows_the_sentences_that_explain_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = listing(monkeypatch, 80, [CAUSE], "links")
    assert CAUSE.reasons[0].detail in "\n".join(lines)


def test_a_failure_shows_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    failure = Failure("a.pdf", "open", "it is encrypted; save it without a password")
    assert failure.reason in "\n".join(listing(monkeypatch, 80, [failure], "failures"))


def test_nothing_is_written_where_there_is_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert listing(monkeypatch, 80, []) == []
