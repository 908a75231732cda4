"""The kinds of reasons in a graph: purposes, motives, means, and what holds a deed back."""

import pytest

from gestae.analysis.charts.reasons import draw_reasons
from gestae.analysis.reasons.graph import KINDS, Edge, ReasonGraph
from gestae.analysis.reasons.policy import parse_policy
from gestae.analysis.reasons.reasons import find_reasons
from gestae.analysis.reasons.written import to_argdown, to_dot
from gestae.api import read
from gestae.store.casebook import Casebook

TEXT = """Despite Egypt's protest, Kenya insists on aiding Ghana.
Kenya fears that Egypt would close the canal.
There are several considerations behind Kenya's aid to Ghana:
Protecting the ports: By tying Egypt down, it can guard its coast.
Kenya maintains restraint in its aid to Ghana to avoid provoking Egypt.
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> ReasonGraph:
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    read(folder / "one.txt", casebook=folder / "casebook.duckdb")
    return find_reasons(Casebook(folder / "casebook.duckdb", read_only=True), "Kenya aids Ghana")


def of_asked(graph: ReasonGraph) -> list[Edge]:
    return [edge for edge in graph.edges if edge.of == graph.center]


def test_reasons_of_what_was_asked_stand_by_their_kinds(graph: ReasonGraph) -> None:
    kinds = [KINDS.index(edge.kind) for edge in of_asked(graph)]
    assert kinds == sorted(kinds)
    assert {edge.kind for edge in of_asked(graph)} >= {"purpose", "motive", "despite", "limits"}


def test_what_holds_a_deed_back_has_reasons_of_its_own(graph: ReasonGraph) -> None:
    (limit,) = (edge for edge in of_asked(graph) if edge.kind == "limits")
    assert "restraint" in limit.reason_label
    assert limit.assertions
    (aim,) = (edge for edge in graph.edges if edge.of == limit.reason)
    assert (aim.kind, aim.reason_label) == ("purpose", "avoid provoking Egypt")
    assert "avoid provoking Egypt" not in {edge.reason_label for edge in of_asked(graph)}


def test_a_heading_among_considerations_is_a_purpose_with_its_means(graph: ReasonGraph) -> None:
    (purpose,) = (edge for edge in of_asked(graph) if edge.kind == "purpose")
    assert purpose.reason_label == "Protecting the ports"
    assert ("means", "tying Egypt down") in {
        (edge.kind, edge.reason_label) for edge in graph.edges if edge.of == purpose.reason
    }


def test_what_is_drawn_and_written_tells_the_kinds(graph: ReasonGraph) -> None:
    assert "holds back" in to_argdown(graph)
    assert "-> [R0]" in to_argdown(graph)
    assert "limits" in to_dot(graph)
    assert draw_reasons(graph) is not None


@pytest.mark.parametrize(
    ("words", "instrument"),
    [("Kenya invades Ghana", "force.invasion"), ("肯尼亚入侵加纳", "force.invasion")],
)
def test_a_policy_is_as_narrow_as_its_verb(words: str, instrument: str) -> None:
    policy = parse_policy(words)
    assert instrument in policy.instruments
    assert not policy.is_kind("ASSAULT", "force.shelling")
