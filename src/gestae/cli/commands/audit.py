"""``gestae audit``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import OutputOption

PANEL = "Check the work"
EXAMPLES = (
    "gestae audit examples/documents/honduras-china-bilingual.txt",
    "gestae audit statement-zh.txt statement-en.txt --format html --output audit.html",
    "gestae audit source.zh output.en --aligned lines --format jsonl",
)


def command(
    left: Annotated[
        Path, typer.Argument(metavar="A", help="A file, or one that holds both languages.")
    ],
    right: Annotated[
        Path | None, typer.Argument(metavar="[B]", help="The same text in another language.")
    ] = None,
    *,
    aligned: Annotated[
        str | None,
        typer.Option(
            "--aligned",
            metavar="lines",
            help="Take line n of A as the original of line n of B, and split or join nothing.",
        ),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            "--severity", metavar="NAME", help="The least that is told: minor, major or critical."
        ),
    ] = "minor",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="NAME",
            help="table, html, jsonl, csv, parquet or markdown; without it as the output's name "
            "tells, else table.",
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Compare a translation with its original, and tell what it says differently.

    Numbers, units, dates, names, who does what to whom, negation, what may be and what must, what
    was left out or added: each difference with both sentences, the words that differ, a kind, a
    severity and a reason. With one file, the two languages that most of it is in are compared.
    """
    from gestae.assembly.audit.files import audit_files
    from gestae.assembly.audit.finding import SEVERITIES
    from gestae.cli.audited import emit_audit
    from gestae.cli.messages import say
    from gestae.errors import UsageError

    if aligned not in (None, "lines"):
        raise UsageError.unknown("way of being aligned", aligned, ("lines",))
    if severity not in SEVERITIES:
        raise UsageError.unknown("severity", severity, SEVERITIES)
    audited = audit_files(left, right, lines=aligned == "lines").above(severity)
    emit_audit(audited, format_, output)
    counts = ", ".join(f"{count} {name}" for name, count in audited.counts().items())
    found = len(audited.findings)
    differences = f"{found} difference{'' if found == 1 else 's'}"
    say(f"{differences} in {len(audited.beads)} pairs: {counts}.")
    say(f"Original: {audited.standing.sentence}.")
    if not audited.is_translation:
        say("These do not look like one text in two languages.")
