"""The title above the prose, the headings in it, and the dateline in front of it.

Start with ``mark_title``; ``read_dateline`` tells what "GENEVA, March 3, 2022 (Agency) —" says.
"""

import re
from collections.abc import Sequence
from datetime import date

from gestae.readers.shared.dates import find_full_date
from gestae.readers.shared.headlines import publisher_name
from gestae.readers.shared.heads import LONGEST_TITLE, is_prose
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.passages import Draft
from gestae.readers.shared.tables import load_words

HEADING_WORDS = 10
"""Words of a heading inside a text; longer ones end in a point more often than not."""

LONGEST_DATELINE = 120
"""Characters within which a dateline ends."""

_DATELINE = re.compile(
    r"(?P<place>[^()（）\n]{0,80}?)\s*[(（/](?P<agency>[^()（）/\n]{2,40})[)）/]\s*[-–—:]"
)
_PLACE_AND_DATE = re.compile(r"[(（]?(?P<place>[^()\n]{2,60}?)[)）]?\s+[-–—]+\s")
_EAST_ASIAN_DATELINE = re.compile(
    r"[（(【]?(?P<agency>\w+?)\w{0,12}?\d{1,2}月\d{1,2}日\w{0,4}?[电電]"
)


def mark_title(text: str, drafts: Sequence[Draft]) -> Metadata:
    """The title, marked among the passages, and the publishing body that may stand above it.

    Without prose there is no title: a list of names has none. Nor is one sought where a label
    or the format has named it already. A line such as "Press release" or
    "Ministry of …" is passed over where another line follows that can be the title.
    """
    body = next((n for n, draft in enumerate(drafts) if _is_body(text, draft)), None)
    above = drafts[: body or 0]
    candidates = [draft for draft in above if _may_be_title(text, draft)]
    if known := next((draft for draft in above if draft.kind == "title"), None):
        return Metadata(title=_on_one_line(text, known))
    if not candidates:
        return Metadata()
    publisher = None
    while len(candidates) > 1 and (kicker := _kicker(text, candidates[0])):
        publisher = publisher or (kicker if _names_body(kicker) else None)
        candidates.pop(0).kind = "head"
    title = candidates[0]
    title.kind = "title"
    return Metadata(title=_on_one_line(text, title), publisher=publisher)


def mark_headings(text: str, drafts: Sequence[Draft]) -> None:
    """Marks short lines that stand alone above prose, as in wire stories and newsletters."""
    for before, draft, following in zip([None, *drafts], drafts, drafts[1:], strict=False):
        line = text[draft.start : draft.end]
        above = text[before.end : draft.start] if before else "\n\n"
        if (
            draft.kind == "body"
            and len(line.split()) <= HEADING_WORDS
            and line[-1].isalnum()
            and "\n" not in line
            and above.count("\n") > 1
            and text[draft.end : following.start].count("\n") > 1
            and (draft.speaker is None or line.isupper())
            and _is_body(text, following)
        ):
            draft.kind = "heading"
            draft.speaker = None


def read_dateline(passage: str) -> Metadata:
    """Publisher and day that a wire dateline gives; the day only where the year is there, too.

    >>> read_dateline("OSLO, March 3, 2022 (Reuters) - Norway said").published
    datetime.date(2022, 3, 3)
    """
    start = passage[:LONGEST_DATELINE]
    publishers = load_words().publishers
    if match := _DATELINE.match(start):
        place, agency = match["place"], match["agency"].strip()
        if _is_capital(place) or agency in publishers:
            return Metadata(publisher=publisher_name(agency), published=_day_in(place))
    if match := _PLACE_AND_DATE.match(start):
        return Metadata(published=_day_at_end(match["place"]))
    if _EAST_ASIAN_DATELINE.match(start):
        agency = next((name for name in publishers if start.lstrip("（(【").startswith(name)), "")
        return Metadata(publisher=publisher_name(agency))
    return Metadata()


def _on_one_line(text: str, draft: Draft) -> str:
    return " ".join(text[draft.start : draft.end].split())


def _is_body(text: str, draft: Draft) -> bool:
    return draft.kind in {"body", "item"} and is_prose(text[draft.start : draft.end])


def _may_be_title(text: str, draft: Draft) -> bool:
    if draft.speaker is not None or draft.kind not in {"body", "heading"}:
        return False
    short = draft.end - draft.start <= LONGEST_TITLE
    return short and read_dateline(text[draft.start : draft.end]).publisher is None


def _kicker(text: str, draft: Draft) -> str | None:
    """The line, where it stands above titles and is none."""
    line = text[draft.start : draft.end]
    words = load_words()
    folded = line.casefold().strip(" :*_.")
    return line if folded in words.kickers or folded.startswith(words.kicker_starts) else None


def _names_body(line: str) -> bool:
    return line.casefold().startswith(load_words().kicker_starts)


def _day_in(text: str) -> date | None:
    found = find_full_date(text)
    return found[0] if found else None


def _day_at_end(text: str) -> date | None:
    """The day behind a place: "Geneva, 3 March 2022"."""
    found = find_full_date(text)
    return found[0] if found and found[1].end == len(text.rstrip()) else None


def _is_capital(place: str) -> bool:
    """Whether a dateline's place is written as wires write it, in capitals."""
    first = re.split(r"[\s,/]", place.strip(), maxsplit=1)[0]
    return len(first) > 1 and first.isupper()
