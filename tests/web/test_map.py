import json
import re

from fastapi.testclient import TestClient
from playwright.sync_api import Page


def test_outlines_are_sent_once_and_name_countries_in_both_languages(reader: TestClient) -> None:
    page = reader.get("/map")
    (address,) = re.findall(r'data-outlines="([^"]+)"', page.text)
    answer = reader.get(address)
    assert "immutable" in answer.headers["cache-control"]
    told = [feature["properties"] for feature in answer.json()["features"]]
    assert ("FRA", "France") in {(one["code"], one["en"]) for one in told}
    assert ("JPN", "日本") in {(one["code"], one["zh"]) for one in told}
    rings = [r for f in answer.json()["features"] for p in f["geometry"]["coordinates"] for r in p]
    assert all(ring[0] == ring[-1] for ring in rings)


def test_a_place_is_no_more_exact_than_it_is_told(reader: TestClient) -> None:
    drawn = re.search(r'id="drawn">(.*?)</script>', reader.get("/map").text)
    assert drawn
    places = json.loads(drawn[1])["places"]
    kinds = {place["precision"] for place in places}
    assert {"city", "country"} <= kinds
    for place in places:
        assert (place["reach"] is not None) == (place["precision"] in {"region", "sea"})


def test_a_place_leads_to_its_events(reader: TestClient) -> None:
    page = reader.get("/map")
    (link, *_) = re.findall(r'<a data-step href="(\?place=[^"]+)#events"', page.text)
    opened = reader.get(f"/map{link.replace('&amp;', '&')}")
    assert re.search(r'<a href="/events/\w+" data-step>', opened.text)


def test_what_is_no_place_is_said_plainly(reader: TestClient) -> None:
    assert reader.get("/map", params={"place": "nowhere"}).status_code == 400


def test_the_filters_of_the_address_hold_for_places(reader: TestClient) -> None:
    whole = reader.get("/map/places.csv").text.splitlines()
    some = reader.get("/map/places.csv", params={"type": "CONSULT"}).text.splitlines()
    assert 1 < len(some) < len(whole)


def test_places_leave_as_geojson_with_how_exact_they_are(reader: TestClient) -> None:
    features = reader.get("/map/places.geojson").json()["features"]
    assert features
    assert all(feature["properties"]["precision"] for feature in features)


def test_the_map_zooms_by_key_and_a_mark_leads_to_its_events(
    page: Page, shared_address: str
) -> None:
    page.goto(f"{shared_address}/map")
    page.locator("#map path.land").first.wait_for(state="attached")
    ground = page.locator("#map > svg > g").first
    page.locator("[data-zoom=whole]").click()
    before = ground.get_attribute("transform")
    page.locator("#map > svg").focus()
    page.keyboard.press("+")
    assert ground.get_attribute("transform") != before
    spot = page.locator("#map a.mark:has(circle.spot)").first
    spot.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=*#events")
    assert page.locator("main a[href^='/events/']").count()
