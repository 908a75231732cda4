import datetime as dt
from pathlib import Path

import pytest

from gestae.analysis.brief.brief import make_brief
from gestae.analysis.brief.page import to_html, to_markdown
from gestae.api import open_casebook, read
from gestae.store.casebook import Casebook

OLD = "Norway pledged ten ambulances to Ukraine on 3 May 2023."
NEW = (
    "Sweden sent four ambulances to Ukraine on Tuesday. <script>alert(1)</script> "
    "Japan condemned North Korea *loudly* on Tuesday."
)
QUIET = "The weather stayed dry in the valley."


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("brief")
    rows = [("old", OLD, "2023-05-04"), ("new", NEW, "2024-06-05"), ("quiet", QUIET, "2024-06-06")]
    table = folder / "rows.csv"
    lines = [f'{key},"{text}",{day},The [Herald]' for key, text, day in rows]
    table.write_text("id,text,published,publisher\n" + "\n".join(lines), encoding="utf-8")
    read(table, casebook=folder / "casebook.duckdb")
    return open_casebook(folder / "casebook.duckdb")


def test_only_what_no_document_before_tells_is_new(casebook: Casebook) -> None:
    brief = make_brief(casebook, dt.date(2024, 1, 1))
    assert ("SWE", "UKR") in brief.pairs
    assert not any("NOR" in pair for pair in brief.pairs)
    assert ("NOR", "UKR") in make_brief(casebook, dt.date(2023, 1, 1)).pairs


def test_every_deed_leads_to_its_sentence_and_document(casebook: Casebook) -> None:
    brief = make_brief(casebook, dt.date(2024, 1, 1))
    (item, *_) = brief.pairs["SWE", "UKR"]
    assert item.sources[0].sentence == "Sweden sent four ambulances to Ukraine on Tuesday."
    page = to_markdown(brief)
    assert "Sweden sent four ambulances" in page
    assert f"(event {item.sources[0].event})" in page


def test_what_yielded_nothing_is_told(casebook: Casebook) -> None:
    reading = make_brief(casebook, dt.date(2024, 1, 1)).reading
    assert reading.documents == 2
    assert len(reading.silent) == 1
    assert "2024-01" in reading.thin


def test_a_document_s_text_does_nothing_on_the_page(casebook: Casebook) -> None:
    page = to_html(make_brief(casebook, dt.date(2024, 1, 1)))
    assert "<script" not in page
    assert "The [Herald]" in page
    assert "Content-Security-Policy" in page
    assert 'id="source-1"' in page
    assert 'href="#source-1"' in page


def test_an_empty_casebook_has_an_empty_brief(tmp_path: Path) -> None:
    brief = make_brief(open_casebook(tmp_path / "casebook.duckdb"), dt.date(2024, 1, 1))
    assert brief.pairs == {}
    assert "0 documents" in to_markdown(brief)
