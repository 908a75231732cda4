"""One line above or below the prose, read as metadata. Start with ``read_head_line``."""

import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from babel.dates import get_day_names

from gestae.readers.shared.dates import LOCALES, find_full_date
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.tables import load_words

LONGEST_DATE_LINE = 120
LONGEST_NAME = 80
MOST_WORDS = 9
"""Characters of a line with a date; characters and words of the name of an author or channel."""

_ADDRESS = re.compile(r"<?((?:https?://|www\.)[^\s<>]+)>?$", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$", re.IGNORECASE)
_LABELLED = re.compile(r"[*_]*([^:：|]{1,40}?)[*_]*\s*[:：][*_]*\s*(\S.*)$")
_BYLINE = re.compile(r"(\w+)(?:\s*[/／|｜丨]\s*|\s+)(\S.*)$")
_TIME = re.compile(
    r"(?:\bT|\b(?:at\s+)?)\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[apAP]\.?[mM]\b\.?)?"
    r"\s*(?:Z\b|[+-]\d{2}:?\d{2}|\(?\b[A-Z]{2,4}\b(?:[+-]\d+)?\)?)?"
)
_BAR = re.compile(r"\s*[|｜·•‧∙]\s*")
_DASH = re.compile(r"\s+[-–—/]+\s+|^[-–—/]+\s+|\s+[-–—/]+$|\s{2,}|\t|[()（）\[\]【】]")
_WIDE_END = re.compile(r"[。！？][”’」』）)\]】]*$")
"""The end of a sentence in Chinese, whose words no space tells from a name's."""
_Beside = Literal["channel", "place", "aside"]
_EDGES = " \t|·•,，、;；<>-–—―:：*_./"
_COMMAS = (",", "，", "、")


def read_head_line(text: str) -> Metadata | None:
    """What a line says of its document; ``None`` where it does not look like metadata.

    A ``Metadata`` without any field is a line that is metadata of a kind not kept ("Updated:
    3 May 2024"). The caller sees to it that the line stands where metadata stand.

    >>> read_head_line("The Harbour Channel 2024年9月14日").publisher
    'The Harbour Channel'
    >>> read_head_line("Talks resumed in Geneva on 3 May 2024.") is None
    True
    >>> read_head_line("双方2024年5月3日在日内瓦恢复会谈。") is None
    True
    """
    if address := read_address(text):
        return Metadata(url=address)
    return read_labelled(text) or _read_date_line(text) or _read_byline(text)


def read_address(text: str) -> str | None:
    """The address, where a line is nothing else."""
    match = _ADDRESS.match(text)
    return match[1] if match else None


def read_labelled(text: str) -> Metadata | None:
    """What a line of the form "label: value" says, if the label is a known one."""
    match = _LABELLED.match(text)
    if not match:
        return None
    field = load_words().labels.get(match[1].strip().casefold())
    return _read_value(field, match[2].strip(" \t*_")) if field else None


def publisher_name(written: str) -> str | None:
    """The name of a publisher as it is kept: that of a known agency, else as written."""
    written = written.strip(_EDGES)
    return load_words().publishers.get(written, written) or None


def _read_value(field: str, value: str) -> Metadata | None:
    """What the value behind a label gives; ``None`` where it does not suit the label."""
    if field == "url":
        address = read_address(value) or (value if _BARE_ADDRESS.match(value) else None)
        return Metadata(url=address) if address else None
    if field == "title":
        return Metadata(title=value)
    if len(value) > LONGEST_DATE_LINE:
        return None
    return _VALUES[field](value) if field in _VALUES else Metadata()


def _read_publisher(value: str) -> Metadata:
    """A name or address behind "Source:", with the date that may follow it."""
    if address := read_address(value):
        return Metadata(url=address)
    found = find_full_date(value)
    if not found:
        return Metadata(publisher=publisher_name(value))
    return Metadata(publisher=publisher_name(value[: found[1].start]), published=found[0])


def _read_day(value: str) -> Metadata:
    found = find_full_date(value)
    return Metadata(published=found[0] if found else None)


def _read_date_line(text: str) -> Metadata | None:
    """A line that is a full date, alone or beside a channel, a paper, a byline or a place."""
    if len(text) > LONGEST_DATE_LINE or _WIDE_END.search(text):
        return None
    if not (found := find_full_date(text)):
        return None
    published, span = found
    metadata = Metadata(published=published)
    before, after = _beside_date(text[: span.start], text[span.end :])
    for piece, beside in _pieces(before, after):
        field = _label_of(piece)
        if field == "none":
            metadata = Metadata()
        elif field is not None:
            continue
        elif said := _read_byline(piece) or read_labelled(piece):
            metadata = metadata.or_else(said)
        elif piece in load_words().publishers:
            metadata = metadata.or_else(Metadata(publisher=publisher_name(piece)))
        elif not _is_name(piece) and (beside != "place" or len(piece.split()) > MOST_WORDS):
            return None
        elif beside == "channel" or _names_publisher(piece):
            metadata = metadata.or_else(Metadata(publisher=piece))
    return metadata


def _beside_date(before: str, after: str) -> tuple[str, str]:
    """What stands beside a date, without the time of day and the day of the week."""
    first, last = _weekdays()
    return first.sub(r"\1", _TIME.sub(" ", before)), last.sub("", _TIME.sub(" ", after))


def _pieces(before: str, after: str) -> list[tuple[str, _Beside]]:
    """The phrases beside a date, and what each may be.

    What a comma joins to the date is a place or an occasion ("Geneva, 4 March 2024"); behind the
    date only a bar sets off a channel.
    """
    left: _Beside = "place" if before.rstrip().endswith(_COMMAS) else "channel"
    parts: list[tuple[str, _Beside]] = [(part, left) for part in _BAR.split(before)]
    parts += [
        (part, "channel" if number else "aside") for number, part in enumerate(_BAR.split(after))
    ]
    return [
        (piece, beside)
        for part, beside in parts
        for each in _DASH.split(part)
        if (piece := each.strip(_EDGES)) and piece.casefold() not in load_words().kickers
    ]


def _names_publisher(piece: str) -> bool:
    """Whether a name has a word such as Post, Agency or Ministry in it."""
    return not load_words().publisher_words.isdisjoint(piece.casefold().split())


def _label_of(piece: str) -> str | None:
    """The field of the label that a phrase is, or begins with before another date."""
    labels = load_words().labels
    if field := labels.get(piece.casefold()):
        return field
    if not find_full_date(piece):
        return None
    words = piece.casefold().split()
    starts = (" ".join(words[:length]).rstrip(":") for length in (3, 2, 1))
    return next((labels[start] for start in starts if start in labels), "none")


def _read_byline(text: str) -> Metadata | None:
    """A line of the form "By Jane Doe, Reuters"."""
    match = _BYLINE.match(text)
    if not match or load_words().labels.get(match[1].casefold()) != "byline":
        return None
    unnamed = text[0].isupper() and text[-1].isalpha() and len(text.split()) <= MOST_WORDS
    return _read_names(match[2]) or (Metadata() if unnamed else None)


def _read_names(text: str) -> Metadata | None:
    """An author, perhaps with the agency or paper he or she works for."""
    found = find_full_date(text)
    names = _TIME.sub(" ", text[: found[1].start] if found else text)
    first, *others = (piece.strip(_EDGES) for piece in re.split(r"\s*[,，|｜·•]\s*", names))
    if not _is_name(first):
        return None
    publishers = [
        load_words().publishers[other] for other in others if other in load_words().publishers
    ]
    return Metadata(
        author=first,
        publisher=publishers[0] if publishers else None,
        published=found[0] if found else None,
    )


def _is_name(text: str) -> bool:
    """Whether a phrase may be the name of a person, paper, channel or place."""
    words = text.split()
    if not words or len(text) > LONGEST_NAME or len(words) > MOST_WORDS:
        return False
    ends = (words[0][0], words[-1][0])
    return not any(end.islower() for end in ends) and any(map(str.isalpha, text))


@cache
def _weekdays() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day of the week right before and right behind a date, in all languages known.

    Abbreviations only count behind a comma, a bar or nothing: a paper is called The Sun.
    """
    full, short = (
        "|".join(sorted({re.escape(name.rstrip(".")) for name in names}, key=len)[::-1])
        for names in (_weekday_names("wide"), _weekday_names("abbreviated"))
    )
    before = rf"((?:^|[,|·–-])\s*)(?:{full}|{short})\.?,?\s*$|(?<!\w)(?:{full}),?\s*$"
    behind = rf"^\s*[,(（]?\s*(?:{full}|{short})(?!\w)"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def _weekday_names(width: Literal["wide", "abbreviated"]) -> list[str]:
    return [
        str(name)
        for locale in (*LOCALES, "zh", "ja")
        for name in get_day_names(width, "format", locale).values()
    ]


_VALUES: dict[str, Callable[[str], Metadata | None]] = {
    "published": _read_day,
    "source": _read_publisher,
    "publisher": _read_publisher,
    "author": _read_names,
    "byline": _read_names,
}
"""How the value behind a label is read, by the label's field."""
