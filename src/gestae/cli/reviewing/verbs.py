"""Single decisions on the command line: ``gestae review accept`` and its like."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gestae.cli.options import CASEBOOK, CasebookOption
from gestae.cli.reviewing.options import (
    AdjudicatedOption,
    BlindOption,
    ByOption,
    EventArgument,
    EventsArgument,
    WhyOption,
)

if TYPE_CHECKING:
    from gestae.records import Decision
    from gestae.store.casebook import Casebook
    from gestae.store.reviewing import Reviewing


def accept(
    events: EventsArgument,
    *,
    by: ByOption = None,
    why: WhyOption = None,
    blind: BlindOption = False,
    adjudicated: AdjudicatedOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say that events are right as they stand, in every field."""
    review = _open(casebook)
    for event in events:
        _tell(review.accept(event, by=by, why=why, blind=blind, adjudicated=adjudicated), review)


def reject(
    events: EventsArgument,
    *,
    by: ByOption = None,
    why: WhyOption = None,
    blind: BlindOption = False,
    adjudicated: AdjudicatedOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say that there are no such events: the listings leave them out from now on.

    Measures and links, such as a contradiction that is none, are rejected the same way.
    """
    review = _open(casebook)
    for event in events:
        _tell(review.reject(event, by=by, why=why, blind=blind, adjudicated=adjudicated), review)


def correct(
    event: EventArgument,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="status, sources, date, …")],
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE",
            help="The new value; none to empty it. Behind = the words it is read from: JPN=Tokyo.",
        ),
    ],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    blind: BlindOption = False,
    adjudicated: AdjudicatedOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Give a field of an event another value.

    Fields: type, mode, contexts, instrument, sources, targets, status, date, place, amounts,
    attribution. Several values are parted by commas. +UKR adds an actor to those there are; to take
    one away, write -- -UKR. Values may also be JSON in the form of the record.
    """
    review = _open(casebook)
    made = review.correct(event, field, value, by=by, why=why, blind=blind, adjudicated=adjudicated)
    _tell(made, review)


def add(
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its id, its key or its path.")
    ],
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help="The words that tell the deed, as they stand.")
    ],
    values: Annotated[
        list[str],
        typer.Argument(metavar="FIELD=VALUE...", help="type=AID, sources=JPN, status=pledged, …"),
    ],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Add an event that was not read, at the words that tell it.

    Needs its type; the other fields are those of correct, with values as there.
    """
    told = dict(part.partition("=")[::2] for part in values)
    review = _open(casebook)
    _tell(review.add_event(document, words, told, by=by, why=why), review)


def merge(
    event: EventArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other event.")],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    adjudicated: AdjudicatedOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say that two events tell one deed, whatever the rules say."""
    review = _open(casebook)
    _tell(review.merge(event, other, by=by, why=why, adjudicated=adjudicated), review)
    relink(review.casebook)


def split(
    event: EventArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other event.")],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    adjudicated: AdjudicatedOption = False,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Say that two events tell two deeds, whatever the rules say."""
    review = _open(casebook)
    _tell(review.split(event, other, by=by, why=why, adjudicated=adjudicated), review)
    relink(review.casebook)


def note(
    event: EventArgument,
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The remark.")],
    *,
    by: ByOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Add a remark to an event, which decides nothing."""
    review = _open(casebook)
    _tell(review.note(event, words, by=by), review)


def undo(
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="The decision's number in the log, or its id.")
    ],
    *,
    by: ByOption = None,
    why: WhyOption = None,
    casebook: CasebookOption = CASEBOOK,
) -> None:
    """Take back a decision; an undo is taken back the same way."""
    review = _open(casebook)
    undone = review.decision(number)
    _tell(review.undo(number, by=by, why=why), review)
    if undone.action in {"merge", "split", "undo"}:
        relink(review.casebook)


def relink(casebook: "Casebook") -> None:
    """``run.linking.relink``, whose libraries are loaded only where deeds change."""
    from gestae.run.linking import relink as bring_up_to_date

    bring_up_to_date(casebook)


def _open(casebook: Path) -> "Reviewing":
    from gestae.store.casebook import existing_casebook

    return existing_casebook(casebook).review


def _tell(decision: "Decision", review: "Reviewing") -> None:
    """Writes the decision's number, and what it is."""
    from gestae.outputs.decisions import word_decision

    typer.echo(f"{decision.number}  {word_decision(decision, review.casebook)}")
