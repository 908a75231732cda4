"""Settling what two people disagree on: ``gestae review adjudicate``."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption
from gestae.cli.reviewing.options import ByOption

if TYPE_CHECKING:
    from gestae.cli.reviewing.answers import Answers
    from gestae.evaluation.annotators import Disagreement
    from gestae.store.casebook import Casebook

BetweenOption = Annotated[
    tuple[str, str],
    typer.Option("--between", metavar="A B", help="The two people whose reviews are compared."),
]


def adjudicate(
    *,
    between: BetweenOption,
    by: ByOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Go through what two people disagree on, and settle it with one key.

    What is settled outranks both of them and whatever comes later. 1 and 2 take what the first or
    the second says, o something else; k skips, q quits.
    """
    from gestae.cli.messages import say
    from gestae.cli.reviewing.answers import open_answers
    from gestae.evaluation.annotators import agreement_between
    from gestae.review.who import default_user
    from gestae.store.casebook import existing_casebook

    opened = existing_casebook(casebook)
    found = agreement_between(opened, *between).disagreements
    left = [difference for difference in found if not difference.settled]
    say(f"{len(left):,} of {len(found):,} disagreements to settle.")
    answers, who, settled = open_answers(), by or default_user(), 0
    try:
        for difference in left:
            _show(opened, difference, between)
            settled += _settle(opened, difference, between, who, answers)
    except EOFError:
        pass
    say(f"{settled:,} settled.")


def _show(casebook: "Casebook", difference: "Disagreement", between: tuple[str, str]) -> None:
    from dataclasses import replace

    from gestae.cli.emit import quiet_pipe
    from gestae.cli.messages import say
    from gestae.outputs.decisions import word_said
    from gestae.outputs.gather import gather_page
    from gestae.outputs.page import write_page

    read = casebook.event(difference.event, as_read=True)
    with quiet_pipe():
        write_page(replace(gather_page(casebook, read.id), record=read), sys.stdout)
    for number, (who, told) in enumerate(
        zip(between, word_said(difference.field, difference.first, difference.second), strict=True),
        1,
    ):
        say(f"  ({number}) {difference.field}: {told}   says {who}")


def _settle(
    casebook: "Casebook",
    difference: "Disagreement",
    between: tuple[str, str],
    who: str,
    answers: "Answers",
) -> bool:
    """Asks until there is an answer; whether it settled something."""
    from gestae.cli.messages import say
    from gestae.errors import UsageError

    while True:
        key = answers.key(f"{difference.field}: [1] [2] [o]ther s[k]ip [q]uit")
        if key == "q":
            raise EOFError
        if key in {"k", " "}:
            return False
        try:
            if _decide(casebook, difference, between, who, key, answers):
                return True
            say(f"{key!r} is no answer here.")
        except UsageError as error:
            say(str(error))


def _decide(
    casebook: "Casebook",
    difference: "Disagreement",
    between: tuple[str, str],
    who: str,
    key: str,
    answers: "Answers",
) -> bool:
    """Does what a key asks for; false where it asks for nothing."""
    from gestae.review.overlay import EVENT, parse_json

    review = casebook.review
    said = {"1": difference.first, "2": difference.second}
    if difference.field == EVENT:
        if key not in said:
            return False
        kept = between[int(key) - 1] if said[key] == "true" else None
        review.settle_existence(difference.event, kept_by=kept, by=who)
        return True
    if key != "o" and key not in said:
        return False
    value = answers.words(f"{difference.field}:") if key == "o" else parse_json(said[key])
    review.correct(difference.event, difference.field, value, by=who, adjudicated=True)
    return True
