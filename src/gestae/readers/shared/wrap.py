"""Which line breaks are soft: the wrap rule for text, PDF and subtitles.

Start with ``find_soft_breaks``. The rule learns the width to which a text was wrapped from the
breaks that surely run on (the next line begins in lower case, or the line ends in a comma or a
word like "the"), and takes every other line that is as full as those to run on, too. A line that
is notably shorter ends its paragraph. So a list of names, a poem or a page with one paragraph a
line stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gestae.readers.shared.lines import Line
from gestae.readers.shared.tables import load_words

LONGEST_WRAPPED = 200
"""Characters; a longer line was not wrapped to a width but holds a paragraph."""

NEIGHBOURS = 12
"""Breaks looked at on either side: a file may hold wrapped and unwrapped parts."""

WRAPPED_SHARE = 0.4
"""Of the breaks around, so many must surely run on before fullness says anything: about four in
five do in wrapped prose, hardly any where each line is a paragraph or a name."""

SLACK = 0.9
"""A line is full from this share of the least full one that surely runs on."""

CHARACTERS_CARRIED = 3
"""What a line in a script without spaces may lack of its width: a mark that must not begin a
line takes the character before it along."""

FEWEST_FULL = 3
"""In a script without case, so many full lines in a row show a width; headings come in twos."""

NARROWEST = 12
"""Characters to which text in such a script may be wrapped; names of countries are shorter."""

_OPENING = "\"'“‘«„「『([（【*_—–-… "
_CLOSING = "\"'”’»“」』)]）】*_ "
_STOP = tuple(".!?。！？…:：;；")
_COMMA = (",", "，", "、")


@dataclass(frozen=True, slots=True)
class _Break:
    """What stands around one line break.

    ``reach`` is how long the line would have become with the next line's first word;
    ``surely`` says that it must run on.
    """

    number: int
    length: int
    reach: int
    stopped: bool
    surely: bool
    cased: bool


def find_soft_breaks(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether the break after it is soft (the paragraph runs on); last: false."""
    soft = [False] * len(lines)
    breaks = [
        _look(number, lines[number], lines[number + 1].text)
        for number in range(len(lines) - 1)
        if _may_run_on(lines[number], lines[number + 1])
    ]
    for place, each in enumerate(breaks):
        around = breaks[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        soft[each.number] = each.surely or _is_full(each, around)
    return soft


def _may_run_on(line: Line, following: Line) -> bool:
    if line.kind is None or following.kind is None:
        return False
    return not (line.closed or following.opens)


def _look(number: int, line: Line, following: str) -> _Break:
    text = line.text
    first = following.lstrip(_OPENING)[:1]
    stopped = text.rstrip(_CLOSING).endswith(_STOP)
    surely = first.islower() or text.endswith(_COMMA) or _is_unfinished(text)
    if len(text) > LONGEST_WRAPPED:
        surely = first.islower() or not stopped
    spaced = " " in text
    word = len(following.partition(" ")[0]) + 1 if spaced else CHARACTERS_CARRIED
    return _Break(
        number,
        length=len(text),
        reach=len(text) + word,
        stopped=stopped,
        surely=surely or line.runs_on,
        cased=_is_cased(text) and _is_cased(following),
    )


def _is_unfinished(text: str) -> bool:
    """Whether a line ends with a word that no sentence or title ends with."""
    return text.rpartition(" ")[2].casefold() in load_words().unfinished


def _is_cased(text: str) -> bool:
    """Whether a text begins in a script with capitals; one without letters passes for it."""
    letter = next(filter(str.isalpha, text), "a")
    return letter.lower() != letter.upper()


def _is_full(each: _Break, around: Sequence[_Break]) -> bool:
    """Whether the line before a break is as full as the lines around it that run on."""
    if each.length > LONGEST_WRAPPED:
        return False
    alike = [
        other
        for other in around
        if other.cased == each.cased and other.length <= LONGEST_WRAPPED
        if abs(other.number - each.number) <= 3 * NEIGHBOURS
    ]
    widest = max(other.length for other in alike)
    if not each.cased:
        return each.reach > widest and _look_wrapped(alike, widest)
    sure = sorted(other.reach for other in alike if other.surely)
    if not sure or len(sure) < WRAPPED_SHARE * len(alike):
        return False
    least = sure[len(sure) // 10]
    # Where no line that runs on had room for the next word, the text was filled greedily, and
    # a line that had room ends its paragraph. Transcripts are cut more freely.
    return each.reach > widest if least > widest else each.reach >= SLACK * least


def _look_wrapped(alike: Sequence[_Break], widest: int) -> bool:
    """Whether lines in a script without case fill one width, most without ending a sentence."""
    full = [other for other in alike if other.reach > widest]
    running = [other for other in full if not other.stopped]
    if widest < NARROWEST:
        return False
    return len(full) >= FEWEST_FULL and len(running) * 2 > len(full) and len(full) * 2 > len(alike)
