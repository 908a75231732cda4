"""The graph of reasons, asked of casebooks that real texts were read into."""

import json
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from gestae.analysis.charts.picture import save
from gestae.analysis.charts.reasons import WIDTH, draw_reasons, place_boxes
from gestae.analysis.reasons.graph import ReasonGraph
from gestae.analysis.reasons.policy import parse_policy
from gestae.analysis.reasons.reasons import find_reasons
from gestae.analysis.reasons.written import to_argdown, to_dot, to_json
from gestae.api import read
from gestae.errors import UsageError
from gestae.store.casebook import Casebook

ENGLISH = """Despite Egypt's protest, Kenya insists on aiding Ghana.
The aim of Kenya's aid to Ghana is to contain Egypt in order to win time.
“Kenya's aid to Ghana is not out of gratitude,” the minister of Sudan said.
Kenya keeps its aid to Ghana small to avoid provoking Egypt.
"""
SECOND = """Kenya's aid to Ghana has a purpose. It is often told in Nairobi.
The purpose of Kenya's aid to Ghana is to contain Egypt, officials say.
"""
CHINESE = """肯尼亚援助加纳的目的不是占领港口，而是遏制埃及。
"""


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("reasons")
    for name, text in (("one.txt", ENGLISH), ("two.txt", SECOND), ("three.txt", CHINESE)):
        (folder / name).write_text(text, encoding="utf-8")
    path = folder / "casebook.duckdb"
    read(folder / "one.txt", folder / "two.txt", folder / "three.txt", casebook=path)
    return Casebook(path, read_only=True)


@pytest.fixture(scope="module")
def graph(casebook: Casebook) -> ReasonGraph:
    return find_reasons(casebook, "Kenya aids Ghana")


def told(graph: ReasonGraph) -> dict[tuple[str, str], bool]:
    """Reason and what it is a reason of, with whether it is rejected."""
    return {(edge.reason_label, edge.of_label): edge.rejected for edge in graph.edges}


def test_reasons_of_a_policy_stand_around_it_whatever_words_name_it(graph: ReasonGraph) -> None:
    asked = "Kenya aids Ghana"
    edges = told(graph)
    assert graph.node(graph.center).label == asked
    for words in ("protest", "avoid provoking Egypt", "contain Egypt"):
        assert any(words in reason and of == asked for reason, of in edges), words


def test_a_reason_that_somebody_rejects_is_kept_with_who_rejects_it(graph: ReasonGraph) -> None:
    (edge,) = (edge for edge in graph.edges if "gratitude" in edge.reason_label)
    assert edge.rejected
    assert "no motive" in edge.wording
    assert edge.assertions[0].speakers
    assert "gratitude" in edge.assertions[0].sentence.text


def test_a_reason_that_several_documents_give_is_one_node(graph: ReasonGraph) -> None:
    (edge,) = (e for e in graph.edges if "contain Egypt" in e.reason_label and e.of == graph.center)
    assert edge.documents >= 2
    node = graph.node(edge.reason)
    assert {telling.document for telling in node.tellings} == {
        assertion.document.id for assertion in edge.assertions
    }


def test_reasons_are_joined_across_languages(graph: ReasonGraph) -> None:
    (node,) = (node for node in graph.nodes if "contain Egypt" in node.label)
    assert {telling.language for telling in node.tellings} == {"en", "zh"}


def test_without_a_speaker_the_document_itself_asserts(graph: ReasonGraph) -> None:
    (edge,) = (edge for edge in graph.edges if "protest" in edge.reason_label)
    assert edge.sources == ("one.txt",)
    assert edge.assertions[0].speakers == ()


def test_depth_one_leaves_out_the_reasons_of_reasons(casebook: Casebook) -> None:
    near = find_reasons(casebook, "Kenya aids Ghana", depth=1)
    far = find_reasons(casebook, "Kenya aids Ghana", depth=2)
    assert not [edge for edge in near.edges if edge.reason_label == "win time"]
    (edge,) = (edge for edge in far.edges if edge.reason_label == "win time")
    assert far.node(edge.reason).depth == 2


def test_a_higher_bar_leaves_out_weaker_ties(casebook: Casebook) -> None:
    sure = find_reasons(casebook, "Kenya aids Ghana", confidence=0.9)
    assert sure.edges
    assert all(a.score >= 0.9 for edge in sure.edges for a in edge.assertions)


def test_a_policy_nobody_speaks_of_has_a_center_and_no_edges(casebook: Casebook) -> None:
    empty = find_reasons(casebook, "France sanctions Brazil")
    assert empty.edges == ()
    assert [node.label for node in empty.nodes] == ["France sanctions Brazil"]


def test_an_event_is_asked_by_the_beginning_of_its_id(casebook: Casebook) -> None:
    for event in casebook.iter_events():
        graph = find_reasons(casebook, event.id[:10])
        assert event.trigger.text in graph.asked
        return
    pytest.fail("the texts tell no event")


def test_no_end_of_an_edge_is_missing(graph: ReasonGraph) -> None:
    ids = {node.id for node in graph.nodes}
    assert {end for edge in graph.edges for end in (edge.reason, edge.of)} <= ids
    assert all(edge.reason != edge.of for edge in graph.edges)


def test_every_telling_leads_back_to_its_characters(graph: ReasonGraph, casebook: Casebook) -> None:
    for node in graph.nodes:
        for telling in node.tellings:
            text = casebook.document(telling.document).text
            assert " ".join(telling.span.of(text).split()) == telling.text


@pytest.mark.parametrize(
    "words", ["Kenya aids Ghana", "KEN AID GHA", "肯尼亚援助加纳", "KEN aid GHA", "Kenya aided GHA"]
)
def test_a_policy_may_be_asked_by_code_or_name_in_either_language(words: str) -> None:
    policy = parse_policy(words)
    assert (policy.source, policy.target, policy.types) == ("KEN", "GHA", frozenset({"AID"}))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Kenya", "PARTY DEED PARTY"),
        ("Kenya adores Ghana", "adores"),
        ("Narnia aids Ghana", "Narnia"),
    ],
)
def test_what_is_no_policy_says_what_would_be_one(words: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_policy(words)


def test_an_instrument_asks_for_all_below_it() -> None:
    policy = parse_policy("Kenya aid.military Ghana")
    assert policy.is_kind("AGREE", "aid.military.lethal")
    assert not policy.is_kind("AID", "aid.humanitarian")


def test_json_is_the_whole_graph(graph: ReasonGraph) -> None:
    row = json.loads(to_json(graph))
    assert len(row["edges"]) == len(graph.edges)
    assert row["center"] in {node["id"] for node in row["nodes"]}


def test_dot_has_every_node_and_breaks_the_line_of_a_rejected_reason(graph: ReasonGraph) -> None:
    dot = to_dot(graph)
    assert dot.count(" -> ") == len(graph.edges)
    assert dot.count("dashed") == sum(edge.rejected for edge in graph.edges)
    assert all(f'"{node.id}"' in dot for node in graph.nodes)


def test_argdown_attacks_what_is_rejected_and_supports_the_rest(graph: ReasonGraph) -> None:
    argdown = to_argdown(graph)
    assert argdown.startswith("===\ntitle:")
    assert argdown.count("\n<A") == len(graph.edges)
    assert ("  <- <A" in argdown) == any(edge.rejected for edge in graph.edges)


def test_boxes_of_a_picture_do_not_overlap(graph: ReasonGraph) -> None:
    boxes = sorted(place_boxes(graph).values(), key=lambda box: (box.left, -box.middle))
    for upper, lower in pairwise(boxes):
        if upper.left == lower.left:
            assert upper.middle - upper.height / 2 >= lower.middle + lower.height / 2
        else:
            assert lower.left - upper.left >= WIDTH


def test_the_picture_is_the_same_file_each_time_and_keeps_text_as_text(graph: ReasonGraph) -> None:
    files = []
    for _ in range(2):
        out = BytesIO()
        save(draw_reasons(graph), "svg", out)
        files.append(out.getvalue())
    assert files[0] == files[1]
    assert b"gratitude" in files[0]


def test_the_order_of_reading_makes_no_difference(graph: ReasonGraph, tmp_path: Path) -> None:
    for name, text in (("three.txt", CHINESE), ("two.txt", SECOND), ("one.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        read(tmp_path / name, casebook=tmp_path / "turned.duckdb")
    turned = find_reasons(Casebook(tmp_path / "turned.duckdb"), "Kenya aids Ghana")
    assert told(turned) == told(graph)
