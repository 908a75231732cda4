"""``gestae evaluate``."""

from pathlib import Path
from typing import Annotated

import typer

from gestae.cli.options import JudgeOption

PANEL = "Check the work"
EXAMPLES = ("gestae evaluate evaluation/corpus/gate --floors evaluation/floors.toml",)


def command(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="Gold records (JSON Lines), an annotated document (YAML) or a folder of these.",
        ),
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help="table or json.")
    ] = "table",
    floors: Annotated[
        Path | None,
        typer.Option(
            "--floors", metavar="FILE", help="Least scores (TOML); exit with 1 below them."
        ),
    ] = None,
    mistakes: Annotated[
        Path | None,
        typer.Option("--mistakes", metavar="FILE", help="Write what is wrong here, a line each."),
    ] = None,
    judge: JudgeOption = True,
) -> None:
    """Score the coder against gold: precision, recall and F1 for each part of the event, and
    whether its confidences mean what they say.
    """
    import sys

    from gestae.cli.emit import quiet_pipe
    from gestae.cli.messages import say
    from gestae.evaluation.evaluate import evaluate
    from gestae.evaluation.floors import find_below, read_floors
    from gestae.evaluation.report import check_format, write_evaluation, write_mistakes
    from gestae.outputs.write import open_output

    check_format(format_)
    wanted = read_floors(floors) if floors else {}
    evaluation = evaluate(gold, judged=judge)
    with quiet_pipe():
        write_evaluation(evaluation, format_, sys.stdout)
    if mistakes:
        with open_output(mistakes, binary=False, what="mistakes") as out:
            write_mistakes(evaluation.mistakes, out)
    below = find_below(evaluation, wanted)
    for sentence in below:
        say(sentence)
    if below:
        raise typer.Exit(1)
