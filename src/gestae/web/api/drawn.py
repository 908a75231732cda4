"""Schemas of what is drawn from the record as one object: a relation, a network, a brief."""

import datetime as dt
from typing import Any

from pydantic import ConfigDict, create_model

from gestae.analysis.brief.brief import Item, Reading, Tie
from gestae.analysis.network.network import Edge, Node
from gestae.analysis.questions.matrix import Evidence, Standing
from gestae.analysis.reach.distances import ToldDistance
from gestae.analysis.reach.rings import Ring
from gestae.analysis.reasons import graph
from gestae.analysis.relations.changes import Change
from gestae.analysis.relations.series import Deed, Period, Point
from gestae.web.api.schemas import model_of


def _object(name: str, told: str, **fields: Any) -> Any:
    made: dict[str, Any] = {key: (hint, ...) for key, hint in fields.items()}
    return create_model(name, __doc__=told, __config__=ConfigDict(extra="forbid"), **made)


RelationAnswer = _object(
    "Relation",
    "The deeds of two parties towards each other, by period, and when the level changed.",
    pair=list[str],
    scale=str,
    period=Period,
    summary=str,
    points=list[model_of(Point)],  # type: ignore[misc]
    changes=list[model_of(Change)],  # type: ignore[misc]
    deeds=list[model_of(Deed)],  # type: ignore[misc]
    left_out=int,
    evidence=list[str],
)
NetworkAnswer = _object(
    "Network",
    "Parties, the busiest first, and what they do to each other, the most deeds first.",
    nodes=list[model_of(Node)],  # type: ignore[misc]
    edges=list[model_of(Edge)],  # type: ignore[misc]
)
ReachAnswer = _object(
    "Reach",
    "Rings around places, and distances as told and as the map has them.",
    rings=list[model_of(Ring)],  # type: ignore[misc]
    distances=list[model_of(ToldDistance)],  # type: ignore[misc]
)
ReasonsAnswer = _object(
    "Reasons",
    "The reasons that are told for a deed or a policy, each with who says so.",
    asked=str,
    center=str,
    nodes=list[model_of(graph.Node)],  # type: ignore[misc]
    edges=list[model_of(graph.Edge)],  # type: ignore[misc]
)
QuestionAnswer = _object(
    "Matrix",
    "A question with its answers, the one with the least against it first, and the evidence.",
    question=str,
    text=str,
    standings=list[model_of(Standing)],  # type: ignore[misc]
    evidence=list[model_of(Evidence)],  # type: ignore[misc]
)
_Pair = _object(
    "BriefPair",
    "New deeds of one party towards another.",
    source=str,
    target=str,
    deeds=list[model_of(Item)],  # type: ignore[misc]
)
BriefAnswer = _object(
    "Brief",
    "What is new since a day.",
    since=dt.date,
    pairs=list[_Pair],  # type: ignore[valid-type]
    moved=list[model_of(Tie)],  # type: ignore[misc]
    contradictions=list[model_of(Tie)],  # type: ignore[misc]
    reading=model_of(Reading),
)
