"""Filters as SQL: start with ``compile_filters``.

The words of a filter never become part of the SQL; they travel as named parameters.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from gestae.errors import UsageError
from gestae.store.filters import NOT_REJECTED, VERDICTS, Filters

Listed = Literal["events", "measures", "links"]
Parameters = dict[str, Any]

_ACTOR = """(
    list_contains($asked_ids, upper(r.actor)) OR list_contains($asked_ids, r.country)
    OR regexp_matches(strip_accents(r.name), $asked_names))"""
"""Whether the actor in row ``r`` is among those asked for."""
_DOCUMENT = """(
    SELECT known.id FROM documents AS known, unnest($documents) AS asked (words)
    WHERE (length(words) >= 4 AND starts_with(known.id, words)) OR words IN (known.key, known.path)
        OR ends_with(known.path, '/' || words) OR contains(lower(known.title), lower(words)))"""
_END = r"try_cast(regexp_extract({column}, ':(\d+)-(\d+)$', {group}) AS INTEGER)"
"""Where the stretch of a text at an end of a link begins (1) or ends (2); null at a record."""
_LINK_START = f"coalesce(l.evidence_start, {_END.format(column='l.from_id', group=1)})"
_SPEAKER = "(SELECT r.record FROM reviewed_attributions AS r WHERE {actor})"

_VERDICT = "coalesce((SELECT v.verdict FROM reviews AS v WHERE v.record = {id}), 'unreviewed')"
"""How a record stands after what users decided."""
_REJECTED = "(SELECT v.record FROM reviews AS v WHERE v.verdict = 'rejected')"

_CONDITIONS: Mapping[Listed, Mapping[str, str]] = {
    "events": {
        "types": "list_contains($types, e.type)",
        "instruments": "regexp_full_match(e.instrument, $instruments)",
        "sources": """e.id IN (
            SELECT r.event FROM reviewed_event_roles AS r WHERE r.role = 'source' AND {actor})""",
        "targets": """e.id IN (
            SELECT r.event FROM reviewed_event_roles AS r WHERE r.role = 'target' AND {actor})""",
        "statuses": "list_contains($statuses, e.status)",
        "since": "e.date_end >= $since",
        "until": "e.date_start <= $until",
        "documents": f"e.document IN {_DOCUMENT}",
        "speakers": f"e.id IN {_SPEAKER}",
        "languages": "list_contains($languages, e.language)",
        "confidence": "e.confidence >= $confidence",
        "review": f"list_contains($review, {_VERDICT.format(id='e.id')})",
    },
    "measures": {
        "types": "list_contains($types, upper(m.property))",
        "sources": "m.id IN (SELECT r.id FROM measures AS r WHERE {actor})",
        "since": "m.date_end >= $since",
        "until": "m.date_start <= $until",
        "documents": f"m.document IN {_DOCUMENT}",
        "speakers": f"m.id IN {_SPEAKER}",
        "languages": "list_contains($languages, m.language)",
        "confidence": "m.confidence >= $confidence",
        "review": f"list_contains($review, {_VERDICT.format(id='m.id')})",
    },
    "links": {
        "types": "list_contains($types, upper(l.kind))",
        "documents": f"l.document IN {_DOCUMENT}",
        "confidence": "l.score >= $confidence",
        "review": f"""list_contains($review, CASE
            WHEN l.from_id IN {_REJECTED} OR l.to_id IN {_REJECTED} THEN 'rejected'
            ELSE {_VERDICT.format(id="l.id")} END)""",
    },
}

_ORDERS: Mapping[Listed, Mapping[str, str]] = {
    "events": {
        "date": "e.date_start NULLS LAST, e.date_end, d.key, e.trigger_start, e.id",
        "latest": "e.date_start DESC NULLS LAST, e.date_end DESC, d.key, e.trigger_start, e.id",
        "document": "d.key, e.document, e.trigger_start, e.id",
        "type": "e.type, e.instrument NULLS LAST, e.date_start NULLS LAST, d.key, e.trigger_start, "
        "e.id",
        "status": "e.status, e.date_start NULLS LAST, d.key, e.trigger_start, e.id",
        "confidence": "e.confidence DESC, d.key, e.trigger_start, e.id",
        "doubt": "e.confidence, d.key, e.trigger_start, e.id",
    },
    "measures": {
        "date": "m.date_start NULLS LAST, m.date_end, d.key, m.sentence_start, m.id",
        "latest": "m.date_start DESC NULLS LAST, m.date_end DESC, d.key, m.sentence_start, m.id",
        "document": "d.key, m.document, m.sentence_start, m.id",
        "type": "m.property, d.key, m.sentence_start, m.id",
        "confidence": "m.confidence DESC, d.key, m.sentence_start, m.id",
        "doubt": "m.confidence, d.key, m.sentence_start, m.id",
    },
    "links": {
        "date": f"d.key, {_LINK_START}, l.id",
        "document": f"d.key, {_LINK_START}, l.id",
        "type": f"l.kind, d.key, {_LINK_START}, l.id",
        "confidence": f"l.score DESC, d.key, {_LINK_START}, l.id",
        "doubt": f"l.score, d.key, {_LINK_START}, l.id",
    },
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A filter as the pieces a query takes, and the parameters they name."""

    conditions: str
    order: str
    limit: str
    parameters: Parameters

    def fill(self, query: str) -> str:
        """The query with its ``{conditions}``, ``{order}`` and ``{limit}`` filled in."""
        pieces = {"conditions": self.conditions, "order": self.order, "limit": self.limit}
        return re.sub(r"\{(conditions|order|limit)\}", lambda match: pieces[match[1]], query)


def compile_filters(filters: Filters, listed: Listed) -> Compiled:
    """The SQL that keeps the rows of that kind which match.

    Raises ``UsageError`` where rows of that kind have nothing of what is asked for.
    """
    if filters.as_read and filters.review not in {(), ("all",)}:
        raise UsageError(
            "what was read is asked for as it was before any review; leave out how it stands, or "
            "ask for what stands"
        )
    if not filters.review:
        filters = replace(filters, review=NOT_REJECTED)
    known = _CONDITIONS[listed]
    asked = [name for name in _ASKED if getattr(filters, name) not in {(), None}]
    for name in asked:
        if name not in known:
            raise UsageError(
                f"{listed} cannot be filtered by {name}. Known for {listed}: {', '.join(known)}."
            )
    if filters.order not in _ORDERS[listed]:
        raise UsageError.unknown("order", filters.order, _ORDERS[listed])
    parameters: Parameters = {}
    for name in asked:
        parameters |= _parameters(name, getattr(filters, name))
    return Compiled(
        conditions=" AND ".join(_condition(known[name], name) for name in asked) or "true",
        order=_ORDERS[listed][filters.order],
        limit=page_of(filters.limit, filters.offset),
        parameters=parameters,
    )


def page_of(limit: int | None, offset: int) -> str:
    """What stands after LIMIT; raises ``UsageError`` for a number below 0."""
    if limit is not None and limit < 0:
        raise UsageError(f"the limit is {limit}; it should be 0 or more")
    if offset < 0:
        raise UsageError(f"the offset is {offset}; it should be 0 or more")
    most = "ALL" if limit is None else str(limit)
    return f"{most} OFFSET {offset}" if offset else most


def _condition(template: str, name: str) -> str:
    return template.replace("{actor}", _ACTOR).replace("$asked_", f"${name}_")


def by_id(listed: Literal["events", "measures"], name: str) -> Compiled:
    """The rows whose id begins so; of several, two are enough to say that it is not one."""
    column = {"events": "e.id", "measures": "m.id"}[listed]
    return Compiled(f"starts_with({column}, $id)", column, "2", {"id": name})


def by_ids(ids: Iterable[str]) -> Compiled:
    """The events with these ids."""
    asked: Parameters = {"ids": sorted(ids)}
    condition = "e.id IN (SELECT unnest(CAST($ids AS VARCHAR[])))"
    return Compiled(condition, _ORDERS["events"]["document"], "ALL", asked)


def by_end(name: str) -> Compiled:
    """The links with that id at either end, but for those that users rejected."""
    order = _ORDERS["links"]["document"]
    ends = f"$id IN (l.from_id, l.to_id) AND l.id NOT IN {_REJECTED}"
    return Compiled(ends, order, "ALL", {"id": name})


def by_both_ends(names: Iterable[str]) -> Compiled:
    """The links with both ends among these, but for those that users rejected."""
    among = "IN (SELECT unnest(CAST($ids AS VARCHAR[])))"
    ends = f"l.from_id {among} AND l.to_id {among} AND l.id NOT IN {_REJECTED}"
    return Compiled(ends, _ORDERS["links"]["document"], "ALL", {"ids": sorted(set(names))})


def by_stretch(document: str, start: int, end: int) -> Compiled:
    """The links that tie a stretch of a text which shares a character with the one given."""
    overlaps = " OR ".join(
        f"({_END.format(column=column, group=1)} < $end "
        f"AND {_END.format(column=column, group=2)} > $start "
        f"AND starts_with({column}, $document))"
        for column in ("l.from_id", "l.to_id")
    )
    parameters: Parameters = {"document": f"{document}:", "start": start, "end": end}
    return Compiled(overlaps, _ORDERS["links"]["document"], "ALL", parameters)


def _parameters(name: str, value: Any) -> Parameters:
    prepare = _PREPARE.get(name)
    if prepare:
        return prepare(name, value)
    return {name: list(value) if isinstance(value, tuple) else value}


def _upper(name: str, values: Iterable[str]) -> Parameters:
    return {name: [value.upper() for value in values]}


def _subtree(name: str, values: Iterable[str]) -> Parameters:
    roots = "|".join(_literal(value.strip(".")) for value in values)
    return {name: rf"(?:{roots})(?:\..*)?"}


def _actors(name: str, values: Iterable[str]) -> Parameters:
    words = "|".join(_literal(_without_accents(value)) for value in values)
    return {
        f"{name}_ids": [value.upper() for value in values],
        # Han and kana are no word characters to RE2, so that names match inside running script.
        f"{name}_names": rf"(?i)(?:^|\W)(?:{words})(?:$|\W)",
    }


def _literal(words: str) -> str:
    return re.sub(r"([\\.+*?()|\[\]{}^$])", r"\\\1", words)


def _without_accents(words: str) -> str:
    decomposed = unicodedata.normalize("NFD", words)
    kept = (character for character in decomposed if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", "".join(kept))


def _reviewed(name: str, values: Iterable[str]) -> Parameters:
    return {name: sorted({one for value in values for one in VERDICTS.get(value, (value,))})}


_PREPARE: Mapping[str, Callable[[str, Iterable[str]], Parameters]] = {
    "types": _upper,
    "instruments": _subtree,
    "sources": _actors,
    "targets": _actors,
    "speakers": _actors,
    "review": _reviewed,
}
_ASKED = tuple(
    field.name
    for field in fields(Filters)
    if field.name not in {"limit", "offset", "order", "as_read"}
)
