"""Subtitles: SRT and WebVTT. Start with ``read``; the times of the cues stay with the text."""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gestae.errors import ReadError
from gestae.readers.shared.captions import Cue, join_cues
from gestae.readers.shared.document import compose
from gestae.readers.shared.headlines import read_head_line
from gestae.readers.shared.layout import place, trace, without_markup
from gestae.readers.shared.lines import Line
from gestae.readers.shared.metadata import Metadata
from gestae.readers.shared.options import Options
from gestae.readers.shared.original import Tracked
from gestae.readers.shared.repair import repair
from gestae.readers.shared.source import Source
from gestae.records import Document, Segment

SUFFIXES = (".srt", ".vtt")

_VTT = re.compile(rb"(?:\xef\xbb\xbf)?\s*WEBVTT")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d+\s*\r?\n\s*\d+:\d\d:\d\d[,.]\d{1,3}\s*-->")
_TIME_TAG = re.compile(r"<\d+:[\d:.]+>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|\{\\[^{}]*\}")
_NOTE = re.compile(r"\s*NOTE\b")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?\s+([^<>]+)>")


def matches(head: bytes) -> bool:
    """Whether the first bytes are those of subtitles."""
    return bool(_VTT.match(head) or _SRT.match(head))


def read(source: Source, options: Options) -> Iterator[Document]:
    """The one document of a file of subtitles; none where it has no cues.

    Sentences run across cues; a segment for each cue has its times, and leads back to the file.
    """
    decoded = source.read_text(options)
    kept, notes = repair(decoded.text)
    joined = join_cues(_read_cues(kept.text, source))
    if not joined:
        return
    text, lines = place([line for _, line in joined])
    yield compose(
        text,
        lines,
        key=source.name,
        path=source.name,
        metadata=_header(kept.text) if _VTT.match(source.head) else Metadata(),
        format="subtitles",
        segments=_segments([cue for cue, _ in joined], lines, kept, decoded.text),
        notes=[note for note in (decoded.note, *notes) if note],
    )


def _read_cues(text: str, source: Source) -> list[Cue]:
    import pysubs2

    form = "vtt" if _VTT.match(source.head) else "srt"
    try:
        # The times inside cues make pysubs2 begin new ones.
        file = pysubs2.SSAFile.from_string(
            _TIME_TAG.sub("", text), format_=form, keep_html_tags=True
        )
    except (pysubs2.Pysubs2Error, ValueError) as error:
        reason = f"is damaged or no file of subtitles ({error})"
        raise ReadError(source.name, "extract", reason) from error
    return [cue for event in file for cue in _cues(event.text, event.start, event.end)]


def _header(text: str) -> Metadata:
    """What the lines above the first cue say: notes such as "Recorded 27 February 2023"."""
    metadata = Metadata()
    for line in text[: max(0, text.find("-->"))].split("\n"):
        said = read_head_line(_NOTE.sub("", line).strip())
        metadata = metadata.or_else(said) if said else metadata
    return replace(metadata, language=None)


def _cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cue of an event, one for each voice in it; milliseconds become seconds."""
    voice: str | None = None
    for raw in text.split("\\N"):
        named = _VOICE.search(raw)
        voice = html.unescape(named[1]).strip() if named else voice
        line = " ".join(html.unescape(_TAG.sub("", raw)).split())
        if line:
            yield Cue((line,), start / 1000, end / 1000, voice)


def _segments(
    cues: Sequence[Cue], lines: Sequence[Line], kept: Tracked, original: str
) -> list[Segment]:
    """What leads back from each stretch to the file and to the times of its cue."""
    starts = [line.start for line in lines]
    return [
        replace(
            segment,
            start_seconds=cues[number].start,
            end_seconds=cues[number].end,
        )
        for segment in trace(lines, without_markup(kept), original)
        for number in [bisect_right(starts, segment.span.start) - 1]
    ]
