"""Cues of subtitles as running text. Start with ``join_cues``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gestae.readers.shared.lines import Line
from gestae.readers.shared.speakers import read_label

LONG_PAUSE = 2.0
"""Seconds; a sentence that ended before a longer pause ends its paragraph."""

PUNCTUATED = 400
"""Captions with punctuation end a sentence in so many characters at least. In others, as speech
recognition makes them, every long pause ends a paragraph."""

SAME_TIME = 0.1
"""Seconds between two cues that roll on, one line of the first shown again in the second."""

_SOUND = re.compile(r"[\[(（【♪♫*][^\[\]()（）【】]*[\])）】♪♫*]|[♪♫\s]+")
_TURN = re.compile(r">>+\s*|[-–—]\s*(?=\S)")
_STOP = re.compile(r"[.!?。！？…][\"'”’»)\]）]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once: its lines, from when to when in seconds, and the voice it names."""

    lines: tuple[str, ...]
    start: float
    end: float
    voice: str | None = None


def join_cues(cues: Sequence[Cue]) -> list[tuple[Cue, Line]]:
    """The lines of all cues, those of one paragraph running on; what rolls on is kept once.

    A paragraph ends where the speaker changes and where a sentence has ended before a long
    pause. Sounds ("[Applause]") are kept, and are no passages.
    """
    spoken = [(cue, line) for cue in _without_rolling(cues) for line in cue.lines]
    by_pause = not _are_punctuated(cues)
    joined: list[tuple[Cue, Line]] = []
    last: int | None = None  # the last line that is no sound
    for cue, text in spoken:
        if _SOUND.fullmatch(text):
            joined.append((cue, Line(0, 0, text, None)))
            continue
        before = joined[last] if last is not None else None
        opens = before is None or _opens(before, cue, text, by_pause=by_pause)
        if before is not None and last is not None and not opens:
            joined[last] = (before[0], replace(before[1], runs_on=True))
        new_voice = before is None or cue.voice != before[0].voice
        mark = _TURN.match(text) if opens else None
        turn = mark is not None or (new_voice and cue.voice is not None)
        line = Line(0, 0, text, opens=opens, turn=turn, speaker=cue.voice if turn else None)
        last = len(joined)
        joined.append((cue, line.without(mark.end()) if mark else line))
    return _close(joined)


def _close(joined: Sequence[tuple[Cue, Line]]) -> list[tuple[Cue, Line]]:
    """The lines, those that do not run on closed, so that the wrap rule leaves them alone."""
    return [(cue, replace(line, closed=not line.runs_on)) for cue, line in joined]


def _opens(before: tuple[Cue, Line], cue: Cue, text: str, *, by_pause: bool) -> bool:
    """Whether a paragraph begins with a line: by its speaker, or by what went before."""
    earlier, line = before
    stopped = bool(_STOP.search(line.text))
    mark = _TURN.match(text)
    if mark and (mark.group().startswith(">>") or stopped):
        return True
    if cue.voice != earlier.voice or read_label(text):
        return True
    return (stopped or by_pause) and cue.start - earlier.end > LONG_PAUSE


def _are_punctuated(cues: Sequence[Cue]) -> bool:
    lines = [line for cue in cues for line in cue.lines]
    stops = sum(bool(_STOP.search(line)) for line in lines)
    return stops * PUNCTUATED >= sum(map(len, lines))


def _without_rolling(cues: Sequence[Cue]) -> Iterator[Cue]:
    """The cues without the lines that the cue before has shown already."""
    yield from cues[:1]
    for before, cue in pairwise(cues):
        shown = 0
        if cue.start - before.end <= SAME_TIME:
            longest = min(len(before.lines), len(cue.lines))
            shown = next(
                (n for n in range(longest, 0, -1) if before.lines[-n:] == cue.lines[:n]), 0
            )
        if cue.lines[shown:]:
            yield replace(cue, lines=cue.lines[shown:])
