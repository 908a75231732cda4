from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from gestae.ontology.instruments import Instruments, load_instruments
from gestae.ontology.load import load_ontology
from gestae.ontology.table import Problems

FILES = Path(str(files("gestae.ontology"))) / "tables" / "instruments"
CLASSES = "id,deed,definition\naid,yes,Help.\nweapon,no,Arms.\n"
AID: dict[str, Any] = {
    "id": "aid",
    "definition": "Help.",
    "roles": {"source": "donor", "target": "recipient"},
    "type": "AID",
    "contexts": ["economic"],
    "cameo": "070",
    "thing": "aid",
    "labels": {"en": ["aid"]},
    "example": {
        "sources": ["NOR"],
        "targets": ["UKR"],
        "status": "done",
        "en": {"text": "Norway gave Ukraine aid.", "trigger": "gave"},
    },
}


def below(parent: dict[str, Any], id_: str, **own: object) -> dict[str, Any]:
    """A concept that says only what it must, and ``own``."""
    return {
        "id": id_,
        "definition": "More.",
        "labels": {"en": [f"label of {id_}"]},
        "example": parent["example"],
        **own,
    }


def load(folder: Path, *concepts: dict[str, Any]) -> tuple[Instruments, list[str]]:
    """The tree of the concepts, each in the file named by its id or ``file``."""
    (folder / "classes.csv").write_text(CLASSES, "utf-8")
    for concept in concepts:
        name = concept.pop("file", concept["id"])
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(concept), "utf-8")
    problems = Problems()
    return load_instruments(folder, problems), problems.found


@pytest.fixture(scope="module")
def instruments() -> Instruments:
    return load_ontology().instruments


def test_a_concept_inherits_what_it_does_not_say(tmp_path: Path) -> None:
    tree, found = load(tmp_path, {**AID}, below(AID, "aid.military", contexts=["military"]))
    assert not found
    military = tree.get("aid.military")
    assert military is not None
    assert (military.type, military.cameo, military.thing) == ("AID", "070", "aid")
    assert (military.source_role, military.target_role) == ("donor", "recipient")
    assert military.contexts == ("military",)
    assert military.labels == {"en": ("label of aid.military",)}


def test_a_type_of_its_own_drops_the_mode_of_the_parent(tmp_path: Path) -> None:
    parent = {**AID, "type": "RETREAT", "mode": "return"}
    tree, _ = load(
        tmp_path,
        parent,
        below(AID, "aid.kept"),
        below(AID, "aid.other", type="SANCTION"),
    )
    modes = {instrument.id: instrument.mode for instrument in tree}
    assert modes == {"aid": "return", "aid.kept": "return", "aid.other": None}


def test_a_label_tells_a_deed_where_its_class_does(tmp_path: Path) -> None:
    tree, _ = load(tmp_path, {**AID}, below(AID, "aid.arms", thing="weapon"))
    told = {label.phrase: label.type for label in tree.labels("en")}
    assert told == {"aid": "AID", "label of aid.arms": None}


def test_an_ambiguous_label_is_not_given_to_lexicons(tmp_path: Path) -> None:
    tree, _ = load(tmp_path, {**AID, "labels": {"en": ["aid", "help"]}, "ambiguous": ["help"]})
    assert [label.phrase for label in tree.labels("en")] == ["aid"]


def test_a_language_without_labels_has_none(tmp_path: Path) -> None:
    tree, _ = load(tmp_path, {**AID})
    assert list(tree.labels("ru")) == []


def test_the_tree_leads_up_and_down(instruments: Instruments) -> None:
    parent = instruments.parent("aid.military.lethal")
    assert parent is not None
    assert parent.id == "aid.military"
    assert "aid.military.lethal" in {child.id for child in instruments.children("aid.military")}
    assert {top.parent for top in instruments.children()} == {None}
    assert instruments.parent("aid") is None
    assert instruments.parent("no.such") is None


def test_a_concept_is_what_lies_above_it_and_itself(instruments: Instruments) -> None:
    assert instruments.is_a("sanction.financial.swift", "sanction")
    assert instruments.is_a("sanction", "sanction")
    assert not instruments.is_a("sanction", "sanction.financial")
    assert not instruments.is_a("aids.program", "aid")
    assert not instruments.is_a(None, "aid")


def test_every_file_of_the_folder_is_in_the_tree(instruments: Instruments) -> None:
    assert {path.stem for path in FILES.glob("*.yaml")} == {i.id for i in instruments}
    assert len(instruments) >= 300


CONTRACT = """
aid.financial aid.budget aid.loan aid.humanitarian aid.reconstruction aid.military
aid.military.lethal aid.military.nonlethal aid.investment_support aid.private
arms.sale arms.transfer arms.production arms.re_export
sanction.asset_freeze sanction.export_control sanction.import_ban sanction.luxury_goods
sanction.price_cap sanction.trade_status sanction.financial.swift sanction.financial.bank
sanction.visa_ban sanction.transport sanction.expulsion
agreement.tax agreement.investment agreement.defence agreement.mutual_defence agreement.trade
agreement.peace agreement.ceasefire agreement.security agreement.accession
posture.deployment posture.base posture.exercise posture.test posture.militarisation
spending.defence
diplomacy.visit diplomacy.summit diplomacy.call diplomacy.speech diplomacy.invitation
diplomacy.recognition diplomacy.talks diplomacy.talks_suspended
regulation.visa_easing regulation.export_rules
territory.claim territory.seizure territory.return
force.invasion force.strike force.assassination
"""


@pytest.mark.parametrize("id_", CONTRACT.split())
def test_the_tree_holds_what_the_record_promises(instruments: Instruments, id_: str) -> None:
    assert id_ in instruments


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"file": "help"}, "the id is 'aid'; it should be the file's name, 'help'"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"definition": ""}, "definition is missing"),
        ({"labels": None}, "labels is missing"),
        ({"thing": "toy"}, "unknown class of things 'toy'; known: aid, weapon"),
        ({"roles": {"source": "donor"}}, "roles should say"),
        ({"labels": {"en": "aid"}}, "the labels in en should be a list"),
        ({"example": {"en": {"text": "a", "trigger": "a"}}}, "example should hold sources"),
        (
            {"example": {"sources": [], "targets": [], "status": "done", "en": "Norway."}},
            "the example in en should hold a text and its trigger",
        ),
    ],
)
def test_a_wrong_file_says_what_is_wrong(
    tmp_path: Path, changes: dict[str, Any], said: str
) -> None:
    _, found = load(tmp_path, {**AID, **changes})
    assert any(said in problem for problem in found), found


def test_a_concept_below_one_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    tree, found = load(tmp_path, {**AID, "id": "help.aid"})
    assert found == [
        "help.aid.yaml: there is no help.yaml for it to lie below; write it or rename this file"
    ]
    assert len(tree) == 0


def test_a_concept_that_says_and_inherits_nothing_lists_all_it_lacks(tmp_path: Path) -> None:
    _, found = load(tmp_path, below(AID, "bare"))
    assert [
        problem for problem in found if "missing here and in all concepts above" in problem
    ] == [
        "bare.yaml: roles is missing here and in all concepts above; state it",
        "bare.yaml: type is missing here and in all concepts above; state it",
        "bare.yaml: thing is missing here and in all concepts above; state it",
    ]
