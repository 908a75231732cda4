"""Gold records, read from JSON Lines: start with ``read_gold``.

Two kinds of line, which may stand in one file:

*A text with its events*, annotated in full; what is found beyond them is wrong.
``{"id": "s1", "text": "…", "published": "2024-02-20", "events": [{…}, …]}``; an empty list says
that there is nothing to find. Optional: ``title``, ``url``, ``publisher``, ``language``;
``passages`` as the document was cut; ``judged``, the stretches ``[start, end]`` that were annotated
where not all of the text was: what is found elsewhere is neither right nor wrong. Spans count in
``text``. ``gestae review export`` writes such lines.

*An event*, as ``gestae events --format jsonl`` writes it, so that a file of events corrected by
hand is gold. The text is its ``sentence.text``; lines with the same document and sentence are the
events of one text, and its spans are moved to count in the sentence. What a sentence takes from
those before it (the year of "in March", whom "they" means) is missed here: texts are better gold.

An event has the keys of the contract. **A key that is left out is not judged; null or an empty
list says that there is none.** Of an actor it is enough to give ``id``, or ``name`` or ``text``,
or ``country``: the first that is given is judged.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gestae.errors import ReadError, UsageError
from gestae.records import Passage
from gestae.records.rows import of_row

Json = Mapping[str, Any]

SPANNED = ("trigger", "sentence")
"""Keys of an event whose spans the scoring looks at."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text and the events that should be found in it, in the JSON form of the contract.

    ``sentence`` is true where the text is one sentence taken out of its document; ``sentences``
    holds first character and end of each sentence, where the annotator gave them; ``judged`` the
    stretches that were annotated, empty for the whole; ``passages`` how the text was cut.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    events: tuple[Json, ...] = field(default=())
    sentence: bool = False
    sentences: tuple[tuple[int, int], ...] = ()
    judged: tuple[tuple[int, int], ...] = ()
    passages: tuple[Passage, ...] = ()

    def judges(self, event: Json) -> bool:
        """Whether an event that was found stands where the text was annotated."""
        start, end = event["trigger"]["span"]
        return not self.judged or any(first < end and start < last for first, last in self.judged)


def read_gold(path: Path) -> tuple[GoldText, ...]:
    """The gold texts of a file, in its order; raises ``ReadError`` at a line of neither kind."""
    texts: dict[str, GoldText] = {}
    for where, row in _rows(path):
        text = _text_of(row, where)
        known = texts.get(text.id)
        if known and known.text != text.text:
            raise _error(where, f"the id {text.id!r} stands for another text above")
        texts[text.id] = replace(known, events=known.events + text.events) if known else text
    if not texts:
        raise ReadError(path, "parse", "it holds no gold records; one JSON object a line is needed")
    return tuple(texts.values())


def _rows(path: Path) -> Iterator[tuple[str, Json]]:
    """Every object of the file with where it stands (``file:line``)."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise ReadError(path, "open", "there is no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, "open", str(error)) from error
    for number, line in enumerate(lines, start=1):
        where = f"{path}:{number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=Decimal)
        except ValueError as error:
            raise _error(where, f"this is no JSON: {error}") from error
        if not isinstance(row, dict):
            raise _error(where, "a line should hold one JSON object")
        yield where, row


def _error(where: str, reason: str) -> ReadError:
    return ReadError(where, "parse", reason)


def _text_of(row: Json, where: str) -> GoldText:
    if isinstance(row.get("events"), list):
        return _annotated_text(row, where)
    if "type" in row and isinstance(row.get("sentence"), dict):
        return _event_text(row, where)
    raise _error(
        where,
        "a line needs either `text` and a list of `events`, or an event's `type` and `sentence`",
    )


def _annotated_text(row: Json, where: str) -> GoldText:
    text = row.get("text")
    if not isinstance(text, str):
        raise _error(where, "a line with `events` needs the `text` they stand in")
    for event in row["events"]:
        _check_event(event, where)
    made = _gold_text(str(row.get("id", where)), text, row, row["events"], where)
    try:
        judged = tuple((int(start), int(end)) for start, end in row.get("judged") or ())
        passages = tuple(of_row(Passage, passage) for passage in row.get("passages") or ())
    except (TypeError, ValueError, UsageError) as error:
        raise _error(where, f"`judged` or `passages` is not as it should be: {error}") from error
    return replace(made, judged=judged, passages=passages)


def _event_text(row: Json, where: str) -> GoldText:
    sentence, document = row["sentence"], row.get("document") or {}
    text = sentence.get("text")
    if not isinstance(text, str):
        raise _error(where, "the event's `sentence` has no `text`")
    _check_event(row, where)
    start = (sentence.get("span") or [0])[0]
    name = document.get("id") or document.get("key") or text
    made = _gold_text(f"{name}:{start}", text, document, [_moved(row, -start)], where)
    return replace(made, language=sentence.get("language"), sentence=True)


def _gold_text(id_: str, text: str, facts: Json, events: Sequence[Json], where: str) -> GoldText:
    try:
        published = date.fromisoformat(facts["published"]) if facts.get("published") else None
    except (TypeError, ValueError) as error:
        raise _error(where, "`published` should be a day such as 2024-02-20") from error
    title, url, publisher, language = map(facts.get, ("title", "url", "publisher", "language"))
    return GoldText(id_, text, published, title, url, publisher, language, tuple(events))


def _check_event(event: object, where: str) -> None:
    if not isinstance(event, dict) or not isinstance(event.get("type"), str):
        raise _error(where, "every event needs at least a `type`")


def _moved(event: Json, by: int) -> Json:
    """The event with the spans of its trigger and sentence moved."""
    moved = dict(event)
    for key in SPANNED:
        part = event.get(key)
        if isinstance(part, dict) and part.get("span"):
            moved[key] = {**part, "span": [at + by for at in part["span"]]}
    return moved
