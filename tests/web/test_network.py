import re
import xml.etree.ElementTree as ET

from fastapi.testclient import TestClient
from playwright.sync_api import Page

from gestae.analysis.network.network import Edge
from gestae.web.drawn.network_layout import place_parties


def edge(source: str, target: str, deeds: int) -> Edge:
    return Edge(source, target, deeds, deeds, 0, 0, 0, 1.0, ())


def test_a_layout_is_the_same_for_the_same_network_and_fills_its_frame() -> None:
    edges = [edge("USA", "CHN", 9), edge("CHN", "TWN", 2), edge("USA", "TWN", 1)]
    names = ["USA", "CHN", "TWN", "FJI"]
    places = place_parties(names, edges)
    assert places == place_parties(names, edges)
    assert {min(x for x, _ in places.values()), max(x for x, _ in places.values())} == {0, 1}


def test_ties_lead_to_relations_and_parties_to_their_events(reader: TestClient) -> None:
    page = reader.get("/network", params={"since": "2020"})
    assert re.search(r'href="/relations\?a=\w+&amp;b=\w+"', page.text)
    assert re.search(r'href="/events\?since=2020&amp;source=\w+"', page.text)


def test_the_network_leaves_as_graphml(reader: TestClient) -> None:
    answer = reader.get("/network/network.graphml")
    assert ET.fromstring(answer.content).tag.endswith("graphml")


def test_only_ties_with_enough_deeds_are_there(reader: TestClient) -> None:
    all_ties = reader.get("/network/edges.jsonl").text.splitlines()
    strong = reader.get("/network/edges.jsonl", params={"least": 3}).text.splitlines()
    assert 0 < len(strong) < len(all_ties)


def test_the_network_says_so_where_nothing_matches(reader: TestClient) -> None:
    page = reader.get("/network", params={"since": "1900", "until": "1901"})
    assert 'class="empty"' in page.text


def test_a_line_leads_to_the_relation_of_the_two(page: Page, shared_address: str) -> None:
    page.goto(f"{shared_address}/network")
    line = page.locator("#network a.mark").first
    line.wait_for()
    page.locator("[data-zoom=in]").click()
    line.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/relations?a=*")
    assert page.locator("#trend, .summary").count()
