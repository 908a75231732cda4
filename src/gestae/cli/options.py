"""Options that several commands share, with their help and what a shell offers to complete them."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from gestae.store import asked


def _offer(known: Callable[[], tuple[str, ...]]) -> Callable[[str], list[str]]:
    """What completes a word: the known names that begin with it."""
    return lambda incomplete: [name for name in known() if name.startswith(incomplete)]


def _known_formats() -> tuple[str, ...]:
    from gestae.outputs.write import known_formats

    return known_formats()


CASEBOOK = Path("casebook.duckdb")

CasebookOption = Annotated[
    Path,
    typer.Option(
        "--casebook", "-c", metavar="FILE", envvar="GESTAE_CASEBOOK", help="The casebook."
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="NAME",
        autocompletion=_offer(_known_formats),
        help="table, jsonl, csv, parquet or markdown; without it as the output's name tells, "
        "else table.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all."),
]
JudgeOption = Annotated[
    bool,
    typer.Option(
        "--judge/--no-judge",
        help="Let the learned judge weigh the events; without it coding is faster and finds less.",
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="Which column of a table of documents holds the text, id, title, url, author, "
        "publisher, published or language; without it the columns are recognised.",
    ),
]
InputFormatOption = Annotated[
    str | None,
    typer.Option(
        "--input-format",
        metavar="FORMAT",
        help="Read every input as this format (csv, html, jsonl, pdf, text, …) instead of by its "
        "name and first bytes; needed for a CSV table on standard input.",
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Work in so many processes.")
]
TypeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        "-t",
        metavar="TYPE",
        autocompletion=_offer(asked.known_types),
        help="PLOVER type, such as AID.",
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        "-k",
        metavar="KIND",
        autocompletion=_offer(asked.known_kinds),
        help="Kind of link, such as causes.",
    ),
]
PropertyOption = Annotated[
    list[str] | None,
    typer.Option("--property", "-p", metavar="NAME", help="What is measured, such as range."),
]
InstrumentOption = Annotated[
    list[str] | None,
    typer.Option(
        "--instrument",
        "-i",
        metavar="NAME",
        autocompletion=_offer(asked.known_instruments),
        help="Instrument, with all that lie below it, such as aid.military.",
    ),
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", "-s", metavar="ACTOR", help="Who acts: a code or words of a name."),
]
TargetOption = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="ACTOR", help="Who is acted upon: a code or words of a name."),
]
SubjectOption = Annotated[
    list[str] | None,
    typer.Option("--subject", "-s", metavar="ACTOR", help="Of what: a code or words of a name."),
]
StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        autocompletion=_offer(asked.known_statuses),
        help="How far the deed has got, such as pledged.",
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Not before this day, month or year."),
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Not after this day, month or year.")
]
DocumentOption = Annotated[
    list[str] | None,
    typer.Option("--document", "-d", metavar="NAME", help="An id, a path, or words of a title."),
]
SpeakerOption = Annotated[
    list[str] | None,
    typer.Option("--speaker", metavar="ACTOR", help="On whose word: a code or words of a name."),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option("--language", "-l", metavar="CODE", help="Language of the sentence, such as en."),
]
ConfidenceOption = Annotated[
    float | None,
    typer.Option("--confidence", min=0, max=1, metavar="P", help="The least probability."),
]
WeakOption = Annotated[
    bool,
    typer.Option(
        "--weak",
        help="With lines that are hardly ever right, too, marked and in no total. What "
        "--confidence leaves is never weak.",
    ),
]
ReviewOption = Annotated[
    list[str] | None,
    typer.Option(
        "--review",
        metavar="HOW",
        autocompletion=_offer(asked.known_reviews),
        help="How it stands after review: accepted, corrected, rejected, unreviewed, reviewed or "
        "all; without it all but rejected.",
    ),
]
AsReadOption = Annotated[
    bool, typer.Option("--as-read", help="As the program read it, whatever was decided.")
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many.")
]
OrderOption = Annotated[
    str,
    typer.Option(
        "--order",
        metavar="NAME",
        autocompletion=_offer(asked.known_orders),
        help="date, latest (newest first), document, type, status, confidence or doubt (least sure "
        "first).",
    ),
]
