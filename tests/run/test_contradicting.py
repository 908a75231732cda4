"""Contradictions found when a casebook is linked, and listed by it."""

from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.ontology.publishers import Publisher
from gestae.run.linking import link_casebook
from gestae.run.local import read_into_casebook
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.contradictions import AskedContradictions

STORIES = {
    "one.txt": (
        "Aid for the islands\nMay 3, 2019\n\n"
        "On May 2, 2019, Norway gave Kiribati $12 million for sea walls. "
        "The island of Gotland lies 900 kilometres from Stockholm."
    ),
    "other.txt": (
        "Sea walls for Kiribati\nMay 3, 2019\n\n"
        "Norway gave Kiribati $40 million for sea walls on May 2, 2019. "
        "Ukraine accused Russia of the attack on the port. Russia denies it."
    ),
}


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = open_casebook(folder / "casebook.duckdb")
    read_into_casebook([folder / name for name in STORIES], opened)
    link_casebook(opened)
    return opened


def test_linking_finds_what_cannot_both_hold_across_and_inside_documents(
    casebook: Casebook,
) -> None:
    found = casebook.contradictions().to_pylist()
    told = {difference: row for row in found for difference in row["differences"]}
    assert set(told) == {"amounts", "geography", "denial"}
    sums = told["amounts"]
    figures = {"one.txt": "“$12 million”", "other.txt": "“$40 million”"}
    names = [Path(sums[side]["document"]).name for side in ("a", "b")]
    assert sums["detail"] == "how much: " + " against ".join(figures[name] for name in names)
    denial = told["denial"]
    assert (denial["kind"], denial["a"]["sentence"]) == ("denies", "Russia denies it.")
    assert told["geography"]["a"]["sentence"].startswith("The island of Gotland")


def test_linking_again_changes_nothing(casebook: Casebook) -> None:
    before = casebook.contradictions()
    link_casebook(casebook)
    assert casebook.contradictions() == before


def test_contradictions_can_be_asked_by_severity_kind_and_document(casebook: Casebook) -> None:
    asked = AskedContradictions(differences=("geography",))
    assert len(casebook.contradictions(asked)) == 1
    assert len(casebook.contradictions(AskedContradictions(documents=("one.txt",)))) == 2
    assert len(casebook.contradictions(AskedContradictions(limit=1))) == 1
    assert len(casebook.contradictions(AskedContradictions(least=1.0))) == 0
    severities = {row["severity"] for row in casebook.contradictions().to_pylist()}
    critical = casebook.contradictions(AskedContradictions(severities=("critical",)))
    assert len(critical) < len(casebook.contradictions())
    assert severities <= {"minor", "major", "critical"}


def test_a_deed_says_who_tells_it_and_who_denies_it(casebook: Casebook) -> None:
    accused = next(e for e in casebook.iter_events() if e.trigger.text == "accused")
    found = casebook.corroboration(accused.id)
    assert found.independent == 1
    assert [source.name for source in found.denied_by] == ["Russia"]
    with pytest.raises(UsageError):
        casebook.corroboration("0000000000000000")


def test_what_a_user_says_of_a_source_is_kept_and_comes_first(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "casebook.duckdb") as opened:
        source = tmp_path / "story.html"
        source.write_text(
            "<html><head><meta property='og:site_name' content='Harbour Post'></head><body>"
            "<p>Norway gave Kiribati money for sea walls, Reuters reported on Monday. The walls "
            "are to protect the capital from high tides, which are frequent.</p></body></html>",
            encoding="utf-8",
        )
        read_into_casebook([source], opened)
        kinds = {row["name"]: row["kind"] for row in opened.sources().to_pylist()}
        assert kinds.get("Reuters") == "agency"
        own = Publisher(("Reuters",), (), "other", None, None)
        opened.add_source_kinds([own])
        opened.add_source_kinds([own])
        kinds = {row["name"]: row["kind"] for row in opened.sources().to_pylist()}
        assert kinds["Reuters"] == "other"


SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


@pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the shared samples do not lie beside this checkout"
)
def test_the_transcript_contradicts_itself_in_both_languages_and_the_article_nowhere(
    tmp_path: Path,
) -> None:
    with open_casebook(tmp_path / "casebook.duckdb") as opened:
        read_into_casebook([SAMPLES], opened)
        link_casebook(opened)
        found = opened.contradictions().to_pylist()
        by_language = {
            (difference, row["a"]["language"]) for row in found for difference in row["differences"]
        }
        assert {
            ("geography", "en"), ("geography", "zh"), ("duration", "en"), ("duration", "zh"),
            ("distance", "en"),
        } <= by_language  # fmt: skip
        assert len(found) <= 9
        article = AskedContradictions(documents=("article-en.txt",))
        assert len(opened.contradictions(article)) == 0
