"""``gestae align``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import FormatOption, OutputOption

PANEL = "Make a record"
EXAMPLES = (
    "gestae align examples/documents/honduras-china-bilingual.txt",
    "gestae align statement-zh.txt statement-en.txt --format csv --output side-by-side.csv",
)


def command(
    left: Annotated[
        Path, typer.Argument(metavar="A", help="A file, or one that holds both languages.")
    ],
    right: Annotated[
        Path | None, typer.Argument(metavar="[B]", help="The same text in another language.")
    ] = None,
    *,
    lines: Annotated[
        bool, typer.Option("--lines", help="Take each line as a sentence, in any language.")
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Lay a text and its translation side by side, sentence by sentence.

    Each row holds what belongs together: one sentence against one (1-1), one against two (1-2),
    or one that the other side lacks (1-0, 0-1), with the probability that just these do, and the
    reasons. With one file, the two languages that most of it is in are aligned.
    """
    from gestae.assembly.files import align_files
    from gestae.cli.emit import choose_format, emit_tables
    from gestae.cli.messages import say

    aligned = align_files(left, right, lines=lines)
    emit_tables([aligned.to_arrow()], "beads", choose_format(format_, output), output)
    pairs = aligned.paired()
    counts = len(aligned.left.sentences), len(aligned.right.sentences)
    say(f"{pairs[0]} of {counts[0]} sentences are beside {pairs[1]} of {counts[1]}.")
    if not aligned.is_translation:
        say("These do not look like one text in two languages.")
