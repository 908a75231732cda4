"""What is drawn from the record, under ``/api``: ledgers, relations, network, reach and reasons."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

from gestae.analysis.brief.brief import make_brief
from gestae.analysis.ledgers.gaps import Gap
from gestae.analysis.ledgers.ledger import Ledger, make_ledger
from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.totals import Total
from gestae.analysis.network.network import Network, make_network
from gestae.analysis.questions.questions import answer
from gestae.analysis.reach.reach import find_reach
from gestae.analysis.reasons.reasons import LEAST, find_reasons
from gestae.analysis.relations.relations import relate
from gestae.analysis.relations.series import Period
from gestae.errors import UsageError
from gestae.ontology.ledgers import load_ledgers
from gestae.records.columns import to_columns
from gestae.records.rows import to_row
from gestae.store.asked import parse_day
from gestae.store.questions import Question, find_question, list_questions
from gestae.web.api.answer import ERRORS, AskedRows, answer_row, listing, thing
from gestae.web.api.drawn import (
    BriefAnswer,
    NetworkAnswer,
    QuestionAnswer,
    ReachAnswer,
    ReasonsAnswer,
    RelationAnswer,
)
from gestae.web.api.schemas import LedgerName, Page, model_of
from gestae.web.asked import DATE, Asked, Choice
from gestae.web.visit import Visit, Visiting

router = APIRouter(prefix="/api", tags=["Drawn from the record"], responses=ERRORS)

Scale = Annotated[Literal["goldstein", "plover"], Query(description="How deeds are weighed.")]
Confidence = Annotated[float | None, Query(ge=0, le=1, description="The least, from 0 to 1.")]
Weak = Annotated[
    bool,
    Query(description="With the lines that are hardly ever right, too, which no total counts."),
]
On = Annotated[str, Query(description="Only what is in force on this day, month or year.")]


@router.get("/ledgers", **thing(Page[LedgerName], "The ledgers."))
def ledgers(rows: AskedRows) -> Response:
    """The ledgers there are."""
    told = [
        {
            "id": kind.id,
            "definition": kind.definition,
            "labels": dict(kind.labels),
            "ladder": list(kind.ladder),
        }
        for kind in load_ledgers().values()
    ]
    return rows.page(told[rows.offset : rows.offset + rows.size], len(told))


@router.get("/ledgers/{name}", **listing(model_of(Line)))
def ledger_lines(
    visit: Visiting, asked: Asked, rows: AskedRows, name: str, on: On = "", *, weak: Weak = False
) -> Response:
    """The lines of a ledger, one a deed, each with the tellings it rests on."""
    made = _ledger(visit, name, asked, on, weak=weak)
    return rows.table(made.lines_table(), "ledger_lines")


@router.get("/ledgers/{name}/totals", **listing(model_of(Total)))
def ledger_totals(
    visit: Visiting, asked: Asked, rows: AskedRows, name: str, on: On = ""
) -> Response:
    """What the lines of a ledger add up to; no deed counts twice."""
    return rows.table(_ledger(visit, name, asked, on).totals_table(), "ledger_totals")


@router.get("/ledgers/{name}/gaps", **thing(Page[model_of(Gap)], "The gaps."))  # type: ignore[misc]
def ledger_gaps(visit: Visiting, asked: Asked, rows: AskedRows, name: str) -> Response:
    """What is promised and not known to be fulfilled, in US dollars, by pair of parties."""
    found = _ledger(visit, name, asked, "").gaps
    shown = found[rows.offset : rows.offset + rows.size]
    return rows.page([to_row(gap) for gap in shown], len(found))


@router.get("/relations", **thing(RelationAnswer))
def relation(
    visit: Visiting,
    first: Annotated[str, Query(description="A party's code or name: JPN, Japan.")],
    second: Annotated[str, Query(description="The other's.")],
    *,
    period: Period = "month",
    scale: Scale = "goldstein",
    since: Annotated[str, Query(description=f"Not before this day. {DATE}")] = "",
    until: Annotated[str, Query(description=f"Not after this day. {DATE}")] = "",
    confidence: Confidence = None,
) -> Response:
    """The relation of two parties through time: deeds in both directions, and when it changed."""
    begin = parse_day(since or None, last=False)
    end = parse_day(until or None, last=True)
    found = visit.remember(
        ("relation", first, second, period, scale, begin, end, confidence),
        lambda: relate(
            visit.casebook,
            first,
            second,
            period=period,
            scale=scale,
            since=begin,
            until=end,
            confidence=confidence,
        ),
    )
    return answer_row(
        {
            "pair": list(found.pair),
            "scale": found.scale,
            "period": period,
            "summary": found.summary,
            "points": [to_row(point) for point in found.series.points if point.deeds],
            "changes": [to_row(change) for change in found.changes],
            "deeds": [to_row(deed) for deed in found.deeds],
            "left_out": found.series.left_out,
            "evidence": list(found.evidence),
        }
    )


@router.get("/network", **thing(NetworkAnswer))
def network(
    visit: Visiting,
    asked: Asked,
    *,
    scale: Scale = "goldstein",
    least: Annotated[int, Query(ge=1, le=10**6, description="Deeds a pair must have.")] = 1,
) -> Response:
    """Who deals with whom, how much, and to what effect; deeds count once."""
    found: Network = visit.remember(
        ("network", asked.filters, scale, least),
        lambda: make_network(visit.casebook, asked.filters, scale=scale, least=least),
    )
    return answer_row(to_row(found))


@router.get("/reach", **thing(ReachAnswer))
def reach(visit: Visiting, asked: Asked) -> Response:
    """Ranges and distances on the map: what lies inside, and what geography rules out.

    The filters are those that figures have: documents, languages, speakers, dates and confidence.
    """
    found = visit.remember(
        ("reach", asked.filters), lambda: find_reach(visit.casebook, asked.filters)
    )
    return answer_row(to_row(found))


@router.get("/reasons", **thing(ReasonsAnswer))
def reasons(
    visit: Visiting,
    of: Annotated[str, Query(description="An event's id, or a policy: JPN aids UKR.")],
    *,
    depth: Annotated[int, Query(ge=1, le=9, description="Steps from there.")] = 2,
    confidence: Confidence = None,
) -> Response:
    """The reasons that are told for a deed or a policy, each with who says so."""
    least = LEAST if confidence is None else confidence
    found = visit.remember(
        ("reasons", of, depth, least),
        lambda: find_reasons(visit.casebook, of, depth=depth, confidence=least),
    )
    return answer_row(to_row(found))


@router.get("/questions", **listing(model_of(Question)))
def questions(visit: Visiting, rows: AskedRows) -> Response:
    """The open questions that are followed, in the order in which they were asked."""
    with visit.casebook.connection() as connection:
        found = list_questions(connection)
    return rows.table(to_columns(found, Question), "questions")


@router.get("/questions/{question}", **thing(QuestionAnswer))
def one_question(visit: Visiting, question: str) -> Response:
    """How the answers of a question stand, and the evidence for and against each."""
    with visit.casebook.connection() as connection:
        asked = find_question(connection, question)
    found = visit.remember(("question", asked.id), lambda: answer(visit.casebook, asked))
    return answer_row(to_row(found))


@router.get("/brief", **thing(BriefAnswer))
def brief(
    visit: Visiting,
    since: Annotated[str, Query(description=f"What appeared on this day or later. {DATE}")],
    *,
    most: Annotated[int, Query(ge=1, le=1_000, description="Deeds of a pair.")] = 10,
    confidence: Confidence = None,
) -> Response:
    """What is new since a day: deeds by pair of parties, what moved on, contradictions."""
    day = parse_day(since, last=False)
    if day is None:
        raise UsageError("'since' is missing: the day since which things are new")
    least = confidence or 0.0
    found = visit.remember(
        ("brief", day, most, least),
        lambda: make_brief(visit.casebook, day, confidence=least, most=most),
    )
    told: dict[str, Any] = {
        "since": found.since,
        "pairs": [
            {"source": pair[0], "target": pair[1], "deeds": [to_row(item) for item in items]}
            for pair, items in found.pairs.items()
        ],
        "moved": [to_row(tie) for tie in found.moved],
        "contradictions": [to_row(tie) for tie in found.contradictions],
        "reading": to_row(found.reading),
    }
    return answer_row(told)


def _ledger(visit: Visit, name: str, asked: Choice, on: str, *, weak: bool = False) -> Ledger:
    day = parse_day(on or None, last=True)
    found: Ledger = visit.remember(
        ("ledger", name, asked.filters, day, weak),
        lambda: make_ledger(visit.casebook, name, asked.filters, on=day, weak=weak),
    )
    return found
