"""The value of a field as a user would write it: ``words_of``, which ``correction`` reads back."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from gestae.records import Amount, Date, Event, Mention, Place
from gestae.review.dates import parse_stretch

_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))


def words_of(event: Event, field: str) -> str:
    """The value of that field in words, with those it was read from behind ``=``.

    What no words can say (the kinds of an amount of persons, who asserts a speaker's words) is left
    as it is by whoever only changes fields whose words were changed.
    """
    return _WORDS[field](event)


def _mentions(mentions: Sequence[Mention]) -> str:
    return ", ".join(word_mention(mention) for mention in mentions)


def word_mention(mention: Mention) -> str:
    """A mention as it is written in a list: "JPN=Tokyo"."""
    actor = mention.actor
    return _from(_quoted(actor.id or actor.name), mention.text)


def _date(date: Date | None) -> str:
    if date is None:
        return ""
    return _from(_stretch(date), date.text)


def _stretch(date: Date) -> str:
    """The shortest form that means the same days."""
    start, end = date.start, date.end
    forms = (
        f"{start:%Y-%m-%d}",
        f"{start:%Y-%m}",
        f"{start:%Y}",
        f"{start:%Y}-Q{(start.month + 2) // 3}",
        f"{start:%Y}s",
    )
    for form in forms if start and end else ():
        if (form[-1] != "s" or form[3] == "0") and parse_stretch(form)[:2] == (start, end):
            return form
    return f"{start}..{end}"


def _place(place: Place | None) -> str:
    if place is None:
        return ""
    return _from(
        _quoted(f"{place.name}/{place.country}" if place.country else place.name), place.text
    )


def _amounts(amounts: Sequence[Amount]) -> str:
    return "; ".join(word_amount(amount) for amount in amounts)


def word_amount(amount: Amount) -> str:
    """An amount as it is written in a list: "USD 12 billion=$12 billion"."""
    return _from(_figure(amount), amount.text)


def _figure(amount: Amount) -> str:
    low, high = amount.low, amount.high
    bounds = [value for value in (low, high) if value is not None]
    bound = "≤ " if low is None else "≥ " if high is None else ""
    word, scale = next(
        ((w, s) for w, s in _SCALES if all(abs(value) >= s for value in bounds)), ("", 1)
    )
    figure = "..".join(dict.fromkeys(_plain(value / scale) for value in bounds))
    unit = {"money": amount.of, "share": "%"}.get(amount.kind, amount.unit or amount.of)
    parts = [amount.unit if amount.kind == "money" else "", figure, word, unit]
    return f"{'~ ' if amount.about else ''}{bound}{' '.join(part for part in parts if part)}"


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _from(value: str, words: str) -> str:
    return value if value == words else f"{value}={_quoted(words)}"


def _quoted(words: str) -> str:
    """The words as one value, where a comma or the like would part them."""
    return f'"{words}"' if any(sign in words for sign in ",;，；、=") else words


_WORDS: Mapping[str, Callable[[Event], str]] = {
    "type": lambda event: event.type,
    "mode": lambda event: event.mode or "",
    "contexts": lambda event: ", ".join(event.contexts),
    "instrument": lambda event: event.instrument or "",
    "sources": lambda event: _mentions(event.sources),
    "targets": lambda event: _mentions(event.targets),
    "status": lambda event: event.status,
    "date": lambda event: _date(event.date),
    "place": lambda event: _place(event.place),
    "amounts": lambda event: _amounts(event.amounts),
    "attribution": lambda event: _mentions([teller.speaker for teller in event.attribution]),
}
