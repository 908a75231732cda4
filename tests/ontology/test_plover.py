import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from gestae.ontology.plover import STANCES, Plover, load_plover
from gestae.ontology.table import Problems

TABLES = Path(str(files("gestae.ontology"))) / "tables" / "plover"
SHARED = Path(__file__).parents[3] / "shared"
PUBLIC_MAP = SHARED / "ontology" / "CAMEO2PLOVER-2021.txt"


@pytest.fixture(scope="module")
def plover() -> Plover:
    problems = Problems()
    loaded = load_plover(TABLES, problems)
    assert problems.found == []
    return loaded


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """What is found wrong once a stretch of a table is replaced."""

    def load(table: str, old: str, new: str) -> list[str]:
        folder = tmp_path / "plover"
        shutil.copytree(TABLES, folder)
        text = (folder / table).read_text("utf-8")
        assert old in text
        (folder / table).write_text(text.replace(old, new, 1), "utf-8")
        problems = Problems()
        load_plover(folder, problems)
        return problems.found

    return load


def test_there_are_sixteen_types_in_four_quads(plover: Plover) -> None:
    assert len(plover.types) == 16
    quads = [kind.quad for kind in plover.types.values()]
    assert {quad: quads.count(quad) for quad in dict.fromkeys(quads)} == {
        "verbal_cooperation": 4,
        "material_cooperation": 3,
        "verbal_conflict": 4,
        "material_conflict": 5,
    }


def test_a_mode_belongs_to_its_type_only(plover: Plover) -> None:
    assert plover.has_mode("SANCTION", "withdraw")
    assert not plover.has_mode("ASSAULT", "withdraw")
    assert plover.has_mode("AID", None)
    assert not plover.has_mode("HELP", None)


def test_every_code_reads_as_a_type_and_comes_back_as_one_of_the_same_type(
    plover: Plover,
) -> None:
    for code in plover.cameo.values():
        back = plover.to_cameo(code.type, code.mode, code.contexts)
        assert back is not None
        assert plover.cameo[back].type == code.type or back == plover.types[code.type].cameo


def test_a_preferred_code_comes_back_as_itself(plover: Plover) -> None:
    for code in plover.cameo.values():
        if code.preferred:
            assert plover.to_cameo(code.type, code.mode, code.contexts) == code.code


@pytest.mark.parametrize(
    ("type_", "code"),
    [("AID", "072"), ("AGREE", "0332"), ("REQUEST", "1032"), ("REJECT", "1222")],
)
def test_a_deed_only_spoken_of_has_the_code_of_the_promise_request_or_refusal(
    plover: Plover, type_: str, code: str
) -> None:
    assert plover.to_cameo(type_, deed="072") == code


@pytest.mark.parametrize(
    ("deed", "code"), [("163", "1312"), ("164", "134"), ("190", "138"), ("2042", "1385")]
)
def test_a_deed_threatened_has_the_code_of_the_threat(plover: Plover, deed: str, code: str) -> None:
    assert plover.to_cameo("THREATEN", deed=deed) == code


def test_aid_that_is_cut_is_not_coded_as_aid_given(plover: Plover) -> None:
    assert plover.to_cameo("SANCTION", "discontinue", ["military"], deed="072") == "1622"


def test_contexts_choose_among_the_codes_of_a_type(plover: Plover) -> None:
    assert plover.to_cameo("AID", None, ["humanitarian"]) == "073"
    assert plover.to_cameo("AID", None, ["military", "economic"]) in {"071", "072"}
    assert plover.to_cameo("AID", None, ["culture"]) == "070"


def test_a_mode_without_a_code_falls_back_on_its_type(plover: Plover) -> None:
    assert plover.to_cameo("ASSAULT", "coup") == plover.to_cameo("ASSAULT")


def test_an_unknown_type_has_no_code(plover: Plover) -> None:
    assert plover.to_cameo("HELP") is None


def test_a_longer_code_than_we_know_reads_as_its_parent(plover: Plover) -> None:
    found = plover.from_cameo("0721")
    assert found is not None
    assert found.code == "072"


def test_statements_have_no_plover_type(plover: Plover) -> None:
    assert plover.from_cameo("010") is None


def test_the_code_of_a_stance_is_of_the_type_that_says_it(plover: Plover) -> None:
    for code in plover.cameo.values():
        for stance, other in code.stances.items():
            assert STANCES[plover.cameo[other].type] == stance


@pytest.mark.skipif(not PUBLIC_MAP.exists(), reason="the public conversion table is not here")
def test_where_our_map_differs_from_the_public_one_a_note_says_so(plover: Plover) -> None:
    noted = {
        line.split(",", 1)[0]
        for line in (TABLES / "cameo.csv").read_text("utf-8").splitlines()
        if not line.endswith(",")
    }
    for line in PUBLIC_MAP.read_text("utf-8").splitlines():
        code, _, reading = line.partition(":")
        if len(code) < 3 or not code.isdecimal() or code in noted:
            continue
        type_, mode, contexts = (p.strip() for p in reading.split("#")[0].split(",")[:3])
        ours = plover.cameo[code]
        assert (ours.type, ours.mode or "") == (type_, mode)
        assert list(ours.contexts) == [c.strip() for c in contexts.split(";") if c.strip()]


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("types.csv", "verbal_cooperation", "verbal", "unknown quad class 'verbal'"),
        ("types.csv", "AID,", "AGREE,", "'AGREE' is defined twice"),
        ("types.csv", "070", "999", "AID has the code '999'"),
        ("modes.csv", "CONSULT,visit", "MEET,visit", "modes of an unknown type 'MEET'"),
        ("contexts.csv", "military,", "army,", "unknown context 'military'"),
        ("sectors.csv", "MIL,", "GOV,", "'GOV' is defined twice"),
        ("cameo.csv", "CONSULT,phone", "CONSULT,letter", "CONSULT has no mode 'letter'"),
        ("cameo.csv", "1032,1222", "1222,1032", "'1222' is no code of a deed asked"),
        ("cameo.csv", "031,readiness to cooperate in deed,AGREE,,diplomatic,",
         "031,readiness to cooperate in deed,AGREE,,diplomatic,yes",
         "030 is preferred for the same reading"),
    ],
)  # fmt: skip
def test_a_wrong_table_says_where_and_what(
    broken: Callable[[str, str, str], list[str]], table: str, old: str, new: str, said: str
) -> None:
    found = broken(table, old, new)
    assert any(said in problem for problem in found), found
    assert all(problem.split(":")[0].endswith(".csv") for problem in found)
