"""What holds of each page of the navigation, whoever wrote it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi.testclient import TestClient
from playwright.sync_api import Page

from gestae.web.navigation import places

NAMES = [place.name for place in places()]
GRAVE = ("serious", "critical")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_answers_in_both_languages(reader: TestClient, name: str, language: str) -> None:
    answer = reader.get(f"/{name}", params={"lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_a_page_runs_no_script_and_no_style_that_is_not_a_file_of_ours(
    reader: TestClient, name: str
) -> None:
    answer = reader.get(f"/{name}")
    assert "script-src 'self';" in answer.headers["content-security-policy"]
    assert not re.search(
        r"<style|\sstyle=|\son\w+=|javascript:|https?://[^\"]+\.(js|css)", answer.text
    )
    for kind in re.findall(r"<script([^>]*)>", answer.text):
        assert 'src="/static/' in kind or 'type="application/json"' in kind


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_page_has_no_grave_barrier_and_asks_no_other_host(
    page: Page, shared_address: str, name: str, width: int, scheme: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{shared_address}/{name}")
    page.wait_for_load_state("networkidle")
    found = [
        f"{one['id']}: {node['html'][:200]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    assert not found
    assert all(url.startswith((shared_address, "data:")) for url in asked)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
