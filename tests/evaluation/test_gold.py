import datetime as dt
import json
from pathlib import Path

import pytest

from gestae.errors import ReadError
from gestae.evaluation.gold import read_gold


def written(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def test_a_text_with_its_events_is_read_as_it_stands(tmp_path: Path) -> None:
    row = {"id": "s1", "text": "Oslo sent tents.", "published": "2024-02-20"}
    (text,) = read_gold(written(tmp_path, {**row, "events": [{"type": "AID"}]}))
    assert (text.id, text.published) == ("s1", dt.date(2024, 2, 20))
    assert text.events == ({"type": "AID"},)


def test_a_text_without_events_says_that_there_is_nothing_to_find(tmp_path: Path) -> None:
    (text,) = read_gold(written(tmp_path, {"id": "s1", "text": "It rained.", "events": []}))
    assert text.events == ()


def event(type_: str, sentence: str, start: int, trigger: int) -> dict[str, object]:
    return {
        "type": type_,
        "trigger": {"text": "sent", "span": [trigger, trigger + 4]},
        "sentence": {"text": sentence, "span": [start, start + len(sentence)]},
        "document": {"id": "d1", "published": "2024-02-20"},
    }


def test_events_of_one_sentence_are_gathered_and_their_spans_moved_into_it(tmp_path: Path) -> None:
    rows = (
        event("AID", "Oslo sent tents.", 100, 105),
        event("CONSULT", "Oslo sent tents.", 100, 105),
        event("AID", "Rome sent rice.", 117, 122),
    )
    first, second = read_gold(written(tmp_path, *rows))
    assert [e["type"] for e in first.events] == ["AID", "CONSULT"]
    assert second.text == "Rome sent rice."
    assert second.events[0]["trigger"]["span"] == [5, 9]
    assert second.events[0]["sentence"]["span"] == [0, 15]
    assert (second.published, second.sentence) == (dt.date(2024, 2, 20), True)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["a", "list"], "one JSON object"),
        ({"text": "Oslo sent tents."}, "list of `events`"),
        ({"events": []}, "needs the `text`"),
        ({"text": "a", "events": [{"status": "done"}]}, "at least a `type`"),
        ({"text": "a", "events": [], "published": "last week"}, "2024-02-20"),
    ],
)
def test_a_line_that_is_wrong_is_named_with_what_would_be_right(
    tmp_path: Path, row: object, reason: str
) -> None:
    path = written(tmp_path, {"id": "fine", "text": "b", "events": []}, row)
    with pytest.raises(ReadError, match=reason) as raised:
        read_gold(path)
    assert raised.value.path == f"{path}:2"


def test_a_file_that_is_missing_or_empty_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_gold(tmp_path / "none.jsonl")
    with pytest.raises(ReadError, match="no gold records"):
        read_gold(written(tmp_path))


def test_one_id_cannot_stand_for_two_texts(tmp_path: Path) -> None:
    rows = ({"id": "s", "text": "a", "events": []}, {"id": "s", "text": "b", "events": []})
    with pytest.raises(ReadError, match="another text"):
        read_gold(written(tmp_path, *rows))
