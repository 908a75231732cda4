import io
from typing import Any

import networkx as nx
import pytest

from gestae.analysis.charts.network import draw_network
from gestae.analysis.charts.picture import save
from gestae.analysis.network.network import Network, find_edges, find_nodes
from gestae.ontology.intensity import load_scale
from gestae.records import Event
from tests.analysis.built import JAPAN, RUSSIA, UKRAINE, fact_of, telling


def act(text: str, type_: str = "AID", **more: Any) -> Event:
    return telling(text, type_=type_, status=more.pop("status", "done"), instrument=None, **more)


def network(*events: Event, **more: Any) -> Network:
    deeds = more.get("deeds", {})
    facts = [fact_of(event, deeds.get(event.id)) for event in events]
    edges = find_edges(facts, load_scale(), more.get("least", 1))
    return Network(find_nodes(edges), edges)


def test_deeds_between_two_parties_are_one_line_with_their_mean_intensity() -> None:
    helps, hurts = act("sent a"), act("bombed b", "ASSAULT", confidence=0.25)
    (edge,) = network(helps, hurts).edges
    weighed = [load_scale().weigh(event) for event in (helps, hurts)]
    high, low = (one.weight for one in weighed if one)
    assert (edge.source, edge.target, edge.deeds) == ("JPN", "UKR", 2)
    assert (edge.material_cooperation, edge.material_conflict) == (1, 1)
    assert edge.intensity == pytest.approx((high * 0.5 + low * 0.25) / 0.75, abs=0.01)


def test_a_deed_told_twice_counts_once_and_one_denied_not_at_all() -> None:
    first, second = act("sent a"), act("gave a", confidence=0.9)
    denied = act("refused c", status="denied")
    found = network(first, second, denied, deeds=dict.fromkeys((first.id, second.id), "d"))
    assert [edge.events for edge in found.edges] == [(second.id,)]


def test_pairs_with_few_deeds_can_be_left_out() -> None:
    events = [act("sent a"), act("sent b"), act("sent c", source=RUSSIA)]
    assert {edge.source for edge in network(*events, least=2).edges} == {"JPN"}


def test_a_party_between_two_others_is_seen_as_such() -> None:
    found = network(act("sent a", source=RUSSIA, target=JAPAN), act("sent b", target=UKRAINE))
    between = {node.id: node.betweenness for node in found.nodes}
    assert between["JPN"] > between["UKR"] == between["RUS"] == 0
    assert found.nodes[0].id == "JPN"


def test_the_order_of_reading_makes_no_difference() -> None:
    events = [act("sent a"), act("sent b", source=RUSSIA), act("struck c", "ASSAULT")]
    assert network(*events) == network(*events[::-1])


def test_graphml_comes_back_with_all_parties_and_lines() -> None:
    out = io.BytesIO()
    made = network(act("sent a"), act("struck b", "ASSAULT", source=RUSSIA))
    made.write_graphml(out)
    graph = nx.read_graphml(io.BytesIO(out.getvalue()))
    assert set(graph) == {"JPN", "RUS", "UKR"}
    assert graph.edges["RUS", "UKR"]["intensity"] < 0
    assert graph.nodes["JPN"]["name"] == "Japan"


@pytest.mark.parametrize("events", [(), (act("sent a"), act("sent b", source=RUSSIA))])
def test_a_picture_is_drawn_of_any_network(events: tuple[Event, ...]) -> None:
    out = io.BytesIO()
    save(draw_network(network(*events)), "svg", out)
    assert (b"JPN" in out.getvalue()) == bool(events)
