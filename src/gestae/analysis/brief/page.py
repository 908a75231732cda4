"""A brief as a page: ``to_markdown``, and ``to_html`` for a browser or a mail."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

from gestae.analysis.brief.brief import Brief, Item, Reading, Source, Tie

QUOTED = 240
"""Characters of a sentence that are quoted at most."""


class _Citations:
    """Numbers for what is cited, in the order in which it is cited."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.sources: dict[int, Source] = {}

    def cite(self, source: Source) -> str:
        """The mark that leads to the source."""
        number = self.numbers.setdefault(source.event, len(self.numbers) + 1)
        self.sources[number] = source
        return f"[[{number}](#source-{number})]"


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown: deeds by pair, what moved, contradictions, what was read, sources."""
    cited = _Citations()
    parts = [f"# What is new since {brief.since}", _overview(brief)]
    for pair, items in brief.pairs.items():
        parts.append(f"## {_plain(' → '.join(pair))}")
        parts += [_deed(item, cited) for item in items]
    if brief.moved:
        parts.append("## Moved")
        parts += [_moved(tie, cited) for tie in brief.moved]
    if brief.contradictions:
        parts.append("## Contradictions")
        parts += [_contradiction(tie, cited) for tie in brief.contradictions]
    parts.append("## What was read")
    parts += _coverage(brief.reading)
    parts.append("## Sources")
    parts += _sources(cited.sources)
    return "\n\n".join(parts) + "\n"


def to_html(brief: Brief) -> str:
    """The brief as one HTML page without scripts; document text is escaped throughout."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).render(to_markdown(brief))
    body = re.sub(r"<p>\[(\d+)\] ", r'<p id="source-\1">[\1] ', body)
    page = (files("gestae.analysis.brief") / "page.html").read_text("utf-8")
    return page.replace("{since}", str(brief.since)).replace("{body}", body)


def _overview(brief: Brief) -> str:
    deeds = sum(map(len, brief.pairs.values()))
    reading = brief.reading
    return (
        f"{reading.documents} documents with {reading.sentences} sentences. {deeds} new deeds of "
        f"{len(brief.pairs)} pairs of parties are told here, {len(brief.moved)} moved on, "
        f"{len(brief.contradictions)} contradictions. All of it is what texts say."
    )


def _deed(item: Item, cited: _Citations) -> str:
    facts = [item.amount, item.day]
    told = ", ".join(_plain(fact) for fact in facts if fact)
    marks = "".join(cited.cite(source) for source in item.sources[:3])
    by = ", ".join(_plain(name) for name in item.publishers)
    line = f"- **{item.status}** {_plain(item.topic)}: {_plain(item.words)}"
    return f"{line}{f' ({told})' if told else ''} {marks}  \n  {_quote(item.sources[0])} — {by}"


def _moved(tie: Tie, cited: _Citations) -> str:
    return (
        f"- {tie.status_before} {cited.cite(tie.before)} → **{tie.status_after}** "
        f"{cited.cite(tie.after)}: {_plain(tie.why)}  \n  {_quote(tie.after)}"
    )


def _contradiction(tie: Tie, cited: _Citations) -> str:
    how = f"**{tie.severity}** " if tie.severity else ""
    return (
        f"- {how}{_plain(tie.why)}  \n  {_quote(tie.before)} {cited.cite(tie.before)}  \n"
        f"  {_quote(tie.after)} {cited.cite(tie.after)}"
    )


def _coverage(reading: Reading) -> Iterator[str]:
    languages = ", ".join(f"{name} {count}" for name, count in reading.languages.items())
    yield f"- Documents by language: {languages or 'none'}"
    if reading.silent:
        yield f"- Without an event: {', '.join(map(_plain, reading.silent))}"
    yield from (f"- Not coded ({count}): {_plain(why)}" for why, count in reading.uncoded.items())
    yield from (f"- Not read: {_plain(path)}: {_plain(why)}" for path, why in reading.failed)
    if reading.thin:
        yield f"- Months with little to read: {', '.join(reading.thin)}"


def _sources(sources: Mapping[int, Source]) -> Iterator[str]:
    for number, source in sorted(sources.items()):
        facts = [source.title, source.publisher, source.published, source.path]
        told = " · ".join(_plain(str(fact)) for fact in dict.fromkeys(facts) if fact)
        yield f"\\[{number}\\] {told}, from character {source.start} (event {source.event})"


def _quote(source: Source) -> str:
    text = source.sentence
    return f"“{_plain(text if len(text) <= QUOTED else text[: QUOTED - 1] + '…')}”"


def _plain(text: str) -> str:
    """Text in which nothing means anything to Markdown."""
    return re.sub(r"([\\`*_\[\]<>&])", r"\\\1", text)
