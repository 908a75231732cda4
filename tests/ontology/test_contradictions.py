from pathlib import Path

from gestae.ontology.conflicts import load_conflicts, read_conflicts
from gestae.ontology.contradictions import (
    comparing_words,
    load_contradictions,
    load_extents,
    read_contradictions,
    read_extents,
)
from gestae.ontology.load import load_ontology
from gestae.ontology.table import Problems
from gestae.ontology.tellings import load_tellings


def test_the_tables_are_whole() -> None:
    assert load_contradictions().weights["amounts"] > 0
    assert comparing_words("en").landmark_after
    assert comparing_words("zh").landmark_before
    assert comparing_words("tlh").empty == ()


def test_every_finding_that_an_anchor_names_is_one_of_the_rules() -> None:
    rules = load_contradictions()
    named = {
        name
        for anchors in rules.anchors.values()
        for anchor in anchors
        for choices in anchor
        for name in choices
    }
    named |= {name for choices in rules.time for name in choices} | rules.against
    assert named <= load_tellings().weights.keys()


def test_every_extent_is_that_of_a_place_of_the_gazetteer() -> None:
    gazetteer = load_ontology().gazetteer.names["en"]
    unknown = [
        name
        for name in load_extents()
        if not any(site.name == name for _, sites in gazetteer.find(name) for site in sites)
    ]
    assert unknown == []


def test_every_party_of_a_war_is_a_known_actor() -> None:
    known = load_ontology().actors.by_id
    unknown = {party for war in load_conflicts() for party in war.parties} - known.keys()
    assert unknown == set()


def test_mistakes_are_told_with_their_place(tmp_path: Path) -> None:
    problems = Problems()
    (tmp_path / "contradictions.toml").write_text(
        '[rounding]\nshares = 1\n[anchors]\nwho = ["a:b"]\n'
    )
    (tmp_path / "extents.csv").write_text("en,kilometres\nAtlantis,far\n")
    (tmp_path / "conflicts.csv").write_text("name,parties,start,end\nA war,RUS,2022-02-30,\n")
    read_contradictions(tmp_path, problems)
    read_extents(tmp_path, problems)
    read_conflicts(tmp_path, problems)
    told = "\n".join(problems.found)
    assert "[rounding]: 'shares' is not known" in told
    assert "'a:b'; a finding may have a number" in told
    assert "extents.csv:2: 'far'; should be whole kilometres" in told
    assert "conflicts.csv:2" in told
