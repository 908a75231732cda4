"""The head of a document: which lines are metadata rather than prose. Start with ``find_heads``.

A file may hold a second version of its text behind the first; its head is known by an address
line beside a line with a full date.
"""

from collections.abc import Iterator, Sequence

from gestae.readers.shared.headlines import read_address, read_head_line, read_labelled
from gestae.readers.shared.lines import Line
from gestae.readers.shared.metadata import Metadata

LONGEST_HEAD = 15
LONGEST_TAIL = 6
"""Lines, blank ones not counted, that may stand above and below the prose."""

LONGEST_TITLE = 200
LONGEST_QUESTION = 120
SHORTEST_SENTENCE = 30
"""Characters; titles may be questions and exclamations, and a few end with a point ("U.S.")."""

_CLOSING = "\"'”’»」』)]）】*_"


def find_heads(lines: Sequence[Line]) -> dict[int, Metadata]:
    """The lines that hold metadata, by their numbers, with what each says (perhaps nothing).

    They are: dates, addresses, channels, bylines and labelled values above the prose; the same,
    with the title, where a second version begins; labelled values below the prose; labelled
    addresses and lines that are nothing but an address, anywhere.
    """
    filled = [number for number, line in enumerate(lines) if line.text and line.kind != "head"]
    found = dict(_opening(lines, filled))
    tail = len(filled) - LONGEST_TAIL
    for place, number in enumerate(filled):
        text = lines[number].text
        if number in found or len(text) > LONGEST_TITLE or lines[number].turn:
            continue
        if address := read_address(text):
            found.update(_around_address(lines, filled, place, address))
        elif (labelled := read_labelled(text)) and (labelled.url or place >= tail):
            found[number] = labelled
    return found


def is_prose(text: str) -> bool:
    """Whether a line or paragraph is running text rather than a title, a name or a heading."""
    bare = text.rstrip(_CLOSING)
    if bare.endswith((".", "。")):
        return len(text) >= SHORTEST_SENTENCE or not bare.isascii()
    longest = LONGEST_QUESTION if bare.endswith(("?", "!", "？", "！")) else LONGEST_TITLE
    return len(text) > longest


def _opening(lines: Sequence[Line], filled: Sequence[int]) -> Iterator[tuple[int, Metadata]]:
    """The lines of metadata above the first line of prose."""
    for number in filled[:LONGEST_HEAD]:
        line = lines[number]
        if len(line.text) > LONGEST_TITLE or line.turn or _runs_on(lines, number):
            return
        if metadata := read_head_line(lines[number].text):
            yield number, metadata
        elif is_prose(lines[number].text):
            return


def _runs_on(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line goes on in lower case, so that this one is wrapped prose."""
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return following[:1].islower() and read_head_line(following) is None


def _around_address(
    lines: Sequence[Line], filled: Sequence[int], place: int, address: str
) -> dict[int, Metadata]:
    """An address line below the opening; with dated lines around it, the head of a version."""
    above, below = place, place
    beside: dict[int, Metadata] = {}
    while above > 0 and (metadata := read_head_line(lines[filled[above - 1]].text)):
        above -= 1
        beside[filled[above]] = metadata
    while below + 1 < len(filled) and (metadata := read_head_line(lines[filled[below + 1]].text)):
        below += 1
        beside[filled[below]] = metadata
    if not any(metadata.published for metadata in beside.values()):
        return {filled[place]: Metadata()}
    title = lines[filled[above - 1]].text if above else ""
    if title and not is_prose(title):
        beside[filled[above - 1]] = Metadata(title=title)
    return {filled[place]: Metadata(url=address), **beside}
