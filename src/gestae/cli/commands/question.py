"""``gestae question``."""

from typing import Annotated

import typer

from gestae.cli.emit import emit_made
from gestae.cli.messages import say
from gestae.cli.options import CASEBOOK, CasebookOption, FormatOption, OutputOption
from gestae.cli.reviewing.options import ByOption, WhyOption

PANEL = "Draw from the record"
EXAMPLES = (
    'gestae question ask "Will it arm Kyiv?" -y "Japan arms Ukraine." -y "Japan arms nobody."',
    "gestae question show 3caba071",
)
QuestionArgument = Annotated[
    str, typer.Argument(metavar="QUESTION", help="Its id, or the beginning of it.")
]


def command(
    context: typer.Context,
    *,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Follow open questions: what the record has for and against each answer, and who says it.

    Without more, the questions are listed. Evidence is found anew each time, so that a question
    follows what is read; what you assessed yourself stays.
    """
    if context.invoked_subcommand:
        return
    from gestae.records.columns import to_columns
    from gestae.store.casebook import open_casebook
    from gestae.store.questions import Question, list_questions

    with open_casebook(casebook, read_only=True) as opened, opened.connection() as connection:
        questions = list_questions(connection)
    emit_made({"questions": to_columns(questions, Question)}, format_, output)
    if not questions:
        say(f"No question is asked of {casebook}. See gestae question ask --help.")


def ask(
    text: Annotated[str, typer.Argument(metavar="QUESTION", help="The question, in words.")],
    *,
    hypotheses: Annotated[
        list[str],
        typer.Option(
            "--hypothesis", "-y", metavar="SENTENCE", help="A possible answer, as a statement."
        ),
    ],
    by: ByOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Ask a question with two answers or more, each a statement in English or Chinese."""
    from gestae.analysis.questions.questions import ask as ask_question
    from gestae.analysis.questions.questions import read_hypotheses
    from gestae.store.casebook import open_casebook

    with open_casebook(casebook) as opened:
        question = ask_question(opened, text, hypotheses, by)
    say(f"Question {question.id[:8]} is kept. See it with: gestae question show {question.id[:8]}")
    for hypothesis in read_hypotheses(question):
        if not hypothesis.claims:
            say(
                f"No deed is read in “{hypothesis.text}”; word it as who does what to whom, "
                "or assess the evidence yourself."
            )


def show(
    question: QuestionArgument,
    *,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what is near, and speaks for and against no answer."),
    ] = False,
    format_: FormatOption = None,
    output: OutputOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Show how the answers stand, and the evidence with what it says of each (CC, C, N, I, II)."""
    from gestae.analysis.questions.questions import answer
    from gestae.store.casebook import open_casebook
    from gestae.store.questions import find_question

    with open_casebook(casebook, read_only=True) as opened:
        with opened.connection() as connection:
            found = find_question(connection, question)
        matrix = answer(opened, found)
    evidence = matrix.evidence_table(neutral=everything)
    emit_made({"evidence": evidence, "standings": matrix.standings_table()}, format_, output)
    hidden = len(matrix.evidence) - evidence.num_rows
    if hidden:
        say(f"{hidden} more are near and speak for or against no answer; --all shows them.")


def assess(
    question: QuestionArgument,
    evidence: Annotated[
        str, typer.Argument(metavar="EVENT", help="An event that tells the deed, by its id.")
    ],
    hypothesis: Annotated[
        int, typer.Argument(min=1, metavar="NUMBER", help="Number of the answer, from 1.")
    ],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="CC, C, N, I or II: very consistent to very inconsistent; auto takes it back.",
        ),
    ],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say yourself how a piece of evidence bears on an answer."""
    from gestae.analysis.questions.questions import assess as assess_evidence
    from gestae.store.casebook import open_casebook
    from gestae.store.questions import find_question

    with open_casebook(casebook) as opened:
        with opened.connection() as connection:
            found = find_question(connection, question)
        assess_evidence(opened, found, evidence, hypothesis - 1, value, by=by, why=why)
    say(f"Noted: {value} for answer {hypothesis}.")


VERBS = {"ask": ask, "show": show, "assess": assess}
