from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gestae.errors import TableError
from gestae.ontology import check
from gestae.ontology.check import (
    RULES,
    Report,
    Rule,
    Tables,
    check_tables,
    describe_rules,
    find_problems,
)
from gestae.ontology.lexicon import Condition, Lexicon, Trigger
from gestae.ontology.load import Ontology, load_ontology
from gestae.ontology.packs import SLOTS, Pack, PackTable
from gestae.ontology.reference import describe_ontology
from gestae.ontology.table import Row
from gestae.records import Actor

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ontology.md"


@pytest.fixture(scope="module")
def report() -> Report:
    return check_tables()


@pytest.fixture
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def with_instrument(ontology: Ontology) -> Callable[..., Tables]:
    """Tables in which one instrument is changed."""

    def change(id_: str, **values: object) -> Tables:
        known = ontology.instruments.by_id
        changed = replace(known[id_], **values)  # type: ignore[arg-type]
        return Tables(
            replace(
                ontology, instruments=replace(ontology.instruments, by_id={**known, id_: changed})
            ),
            {},
        )

    return change


def row(phrase: str, class_: str, instrument: str = "", type_: str = "", line: int = 2) -> Row:
    cells = {"phrase": phrase, "class": class_, "instrument": instrument, "type": type_, "note": ""}
    return Row(f"things.csv:{line}", cells)


def with_trigger(ontology: Ontology, trigger: Trigger) -> Tables:
    lexicon: Lexicon = replace(ontology.lexicons["en"], triggers={trigger.lemma: (trigger,)})
    return Tables(replace(ontology, lexicons={"en": lexicon}), {})


def trigger(
    type_: str,
    mode: str | None = None,
    instrument: str | None = None,
    needs: tuple[Condition, ...] = (),
) -> Trigger:
    return Trigger(
        lemma="send",
        kind="verb",
        type=type_,
        mode=mode,
        instrument=instrument,
        source=(("subject",),),
        target=(("to",),),
        needs=needs,
        status=None,
        absorbs=False,
        alone=False,
        mutual=False,
        definition="gives arms",
        example="Norway sent tanks",
        where="triggers.csv:9",
    )


def found(rule: Rule, tables: Tables) -> list[str]:
    return list(rule(tables))


def test_our_own_tables_hold_what_the_rules_ask(report: Report) -> None:
    assert report.problems == ()


def test_the_report_counts_the_rows_of_every_table(report: Report) -> None:
    assert report.counts["plover/types.csv"] == 16
    assert report.counts["instruments"] >= 300
    assert report.counts["en/things.csv"] >= 1200
    assert all(rows >= 0 for rows in report.counts.values())


def test_tables_that_do_not_load_are_reported_with_all_their_problems(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> Ontology:
        raise TableError(["a.csv:1: one", "b.csv:2: two"])

    monkeypatch.setattr(check, "load_ontology", fail)
    report = check_tables()
    assert report.problems == ("a.csv:1: one", "b.csv:2: two")
    assert report.counts["plover/types.csv"] == 16


def test_every_rule_says_in_a_sentence_what_it_asks() -> None:
    said = describe_rules()
    assert len(said) == len(RULES)
    assert all(sentence.endswith(".") for sentence in said.values())


def test_an_instrument_must_fit_plover(with_instrument: Callable[..., Tables]) -> None:
    rule = check.instruments_fit_plover
    wrong = (
        ({"type": "HELP"}, "aid.yaml: unknown type 'HELP'; see plover/types.csv"),
        ({"mode": "visit"}, "aid.yaml: AID has no mode 'visit'; see modes.csv"),
        ({"contexts": ("love",)}, "aid.yaml: unknown context 'love'; see plover/contexts.csv"),
        ({"cameo": "999"}, "aid.yaml: unknown CAMEO code '999'; see plover/cameo.csv"),
    )
    for values, said in wrong:
        assert found(rule, with_instrument("aid", **values)) == [said]


def test_an_instrument_must_speak_both_languages(with_instrument: Callable[..., Tables]) -> None:
    tables = with_instrument("aid", labels={"en": ("aid",)}, examples={})
    assert found(check.instruments_speak_every_language, tables) == [
        "aid.yaml: no example in en; write one",
        "aid.yaml: no label in zh; add one",
        "aid.yaml: no example in zh; write one",
    ]


def test_an_example_must_show_its_trigger_known_actors_and_a_status(
    ontology: Ontology, with_instrument: Callable[..., Tables]
) -> None:
    right = ontology.instruments.by_id["aid"].examples["en"]
    wrong = replace(right, trigger="handed", sources=("XYZ",), status="hoped")  # type: ignore[arg-type]
    tables = with_instrument("aid", examples={"en": wrong})
    assert found(check.examples_show_their_trigger, tables) == [
        "aid.yaml: the en example does not contain 'handed'",
        "aid.yaml: unknown status 'hoped'; see gestae.records.Status",
        "aid.yaml: the example's actor 'XYZ' is in no table of actors",
    ]


def test_a_label_of_two_must_be_declared_ambiguous_by_both(
    with_instrument: Callable[..., Tables],
) -> None:
    tables = with_instrument("aid", labels={"en": ("treaty",)})
    assert found(check.labels_are_unique, tables) == [
        "agreement.yaml: 'treaty' is a label of agreement, aid; declare it ambiguous",
        "aid.yaml: 'treaty' is a label of agreement, aid; declare it ambiguous",
    ]


def test_a_label_of_one_must_not_be_called_ambiguous(
    with_instrument: Callable[..., Tables],
) -> None:
    tables = with_instrument("aid", ambiguous=frozenset({"aid"}))
    assert found(check.labels_are_unique, tables) == [
        "aid.yaml: no other has 'aid'; it is not ambiguous"
    ]


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        (row("tank", "toy"), "unknown class 'toy'"),
        (row("tank", "weapon", "aid.tanks"), "unknown instrument 'aid.tanks'"),
        (row("help", "aid", "aid", "HELP"), "unknown type 'HELP'"),
        (row("raid", "force", "force.raid", "AID"), "type AID; force.raid is ASSAULT"),
    ],
)
def test_a_thing_must_be_declared(ontology: Ontology, thing: Row, said: str) -> None:
    problems = found(check.things_are_declared, Tables(ontology, {"en": (thing,)}))
    assert any(said in problem for problem in problems), problems
    assert all(problem.startswith("things.csv:2: ") for problem in problems)


def test_a_thing_stands_once_and_in_lower_case(ontology: Ontology) -> None:
    rows = (row("tank", "weapon"), row("tank", "weapon", line=3), row("Jet", "weapon", line=4))
    assert found(check.things_stand_once, Tables(ontology, {"en": rows})) == [
        "things.csv:2: 'tank' stands 2 times; keep one row",
        "things.csv:3: 'tank' stands 2 times; keep one row",
        "things.csv:4: 'Jet' should be a phrase in lower case",
    ]


def test_the_same_phrase_may_stand_in_two_languages(ontology: Ontology) -> None:
    tables = Tables(ontology, {"en": (row("f-16", "weapon"),), "zh": (row("f-16", "weapon"),)})
    assert found(check.things_stand_once, tables) == []


def test_a_thing_that_is_a_label_names_its_instrument(ontology: Ontology) -> None:
    tables = Tables(ontology, {"en": (row("asset freeze", "sanction", "aid"),)})
    assert found(check.things_agree_with_labels, tables) == [
        "things.csv:2: 'asset freeze' is a label of sanction.asset_freeze; name that"
    ]


def test_a_trigger_must_name_what_is_known(ontology: Ontology) -> None:
    needs = (
        Condition((("object",),), frozenset({"toy", "weapon", "actor", "AID"}), frozenset(), False),
    )
    wrong = trigger("AID", "visit", "aid.tanks", needs)
    assert found(check.triggers_are_declared, with_trigger(ontology, wrong)) == [
        "triggers.csv:9: unknown type or mode AID visit; see plover/modes.csv",
        "triggers.csv:9: unknown instrument 'aid.tanks'; see instruments/",
        "triggers.csv:9: unknown class 'toy' in needs; see instruments/classes.csv",
    ]


def test_a_definition_is_a_gloss_of_few_words(ontology: Ontology) -> None:
    def told(definition: str) -> list[str]:
        one = replace(trigger("AID"), definition=definition)
        return found(check.triggers_are_defined_in_few_words, with_trigger(ontology, one))

    assert told("gives arms to somebody") == []
    assert told("") == ["triggers.csv:9: a definition is missing; write a gloss of a few words"]
    assert told("Gives arms.") == [
        "triggers.csv:9: 'Gives arms.' should be a gloss of a few words, no full stop"
    ]
    assert told("Norway sent tanks") == [
        "triggers.csv:9: the example stands for a definition; write one"
    ]


def test_a_trigger_may_point_at_its_object(ontology: Ontology) -> None:
    right = trigger("@object", None, "@object")
    assert found(check.triggers_are_declared, with_trigger(ontology, right)) == []


def test_a_type_that_nouns_tell_needs_a_frame(ontology: Ontology) -> None:
    lexicon = ontology.lexicons["en"]
    frames = {"HELP" if type_ == "AID" else type_: f for type_, f in lexicon.frames.items()}
    tables = Tables(replace(ontology, lexicons={"en": replace(lexicon, frames=frames)}), {})
    assert found(check.nominal_frames_cover_the_types, tables) == [
        "en/nominal_frames.csv: unknown type 'HELP'; see plover/types.csv",
        "en/nominal_frames.csv: no frame for AID, which things have; add a row",
    ]


def test_a_sector_must_be_one_of_plover(ontology: Ontology) -> None:
    actors = replace(ontology.actors, by_id={"X": Actor("X", "X", None, "CATS")})
    tables = Tables(replace(ontology, actors=actors, role_words={}), {})
    assert found(check.sectors_are_declared, tables) == [
        "actors: X has the unknown sector 'CATS'; see sectors.csv"
    ]


def test_problems_of_all_rules_come_together(with_instrument: Callable[..., Tables]) -> None:
    tables = with_instrument("aid", type="HELP", labels={"en": ("aid",)})
    files = [problem.split(":")[0] for problem in find_problems(tables)]
    assert files == ["aid.yaml", "aid.yaml"]


def test_the_page_of_the_ontology_is_as_the_tables_are(ontology: Ontology) -> None:
    page = PAGE.read_text("utf-8")
    assert page == describe_ontology(ontology), (
        "write it anew: python -m gestae.ontology.reference > docs/reference/ontology.md"
    )


def test_the_page_names_every_type_context_sector_and_instrument(ontology: Ontology) -> None:
    page = describe_ontology(ontology)
    plover = ontology.plover
    ids = (*plover.contexts, *plover.sectors, *ontology.instruments.by_id)
    assert [id_ for id_ in ids if f"`{id_}`" not in page] == []
    assert [type_ for type_ in plover.types if f"**{type_}**" not in page] == []


def pack(code: str, *tables: str, **declared: dict[str, str]) -> Pack:
    """A pack that does every slot itself but for what is declared otherwise."""
    return Pack(
        code=code,
        name=code,
        model="",
        slots=dict.fromkeys(SLOTS, "own") | declared.get("slots", {}),
        notes={},
        missing=declared.get("missing", {}),
        tables={name: PackTable(1, "") for name in tables},
    )


def problems_of(rule: Rule, ontology: Ontology, *packs: Pack) -> list[str]:
    return list(rule(Tables(ontology, {}, packs)))


def test_a_slot_that_is_neither_own_nor_shared_nor_missing_is_told(ontology: Ontology) -> None:
    rule = check.packs_declare_every_slot
    assert not problems_of(rule, ontology, pack("xx", slots={"dates": "missing"}))
    (told,) = problems_of(rule, ontology, pack("xx", slots={"dates": "soon"}))
    assert told.startswith("xx/language.toml: the slot 'dates' should be own, shared, missing")
    (told,) = problems_of(rule, ontology, pack("xx", slots={"verse": "own"}))
    assert "'verse' is no slot" in told


def test_a_table_that_only_one_pack_has_needs_a_reason_in_the_other(ontology: Ontology) -> None:
    rule = check.packs_have_the_same_tables
    full, bare = pack("xx", "verbs.csv", "tones.csv"), pack("yy", "verbs.csv")
    reasoned = pack("yy", "verbs.csv", missing={"tones.csv": "it has no tones"})
    assert not problems_of(rule, ontology, full, reasoned)
    (told,) = problems_of(rule, ontology, full, bare)
    assert told == (
        "yy/language.toml: there is no tones.csv; add it, or say under [missing] why not"
    )


def test_a_reason_for_a_table_that_is_there_or_nowhere_is_told(ontology: Ontology) -> None:
    reasons = {"verbs.csv": "it has no verbs", "odes.csv": "it has no odes"}
    found = problems_of(
        check.packs_have_the_same_tables, ontology, pack("xx", "verbs.csv", missing=reasons)
    )
    assert [told.split(": ")[1].split(";")[0] for told in found] == [
        "verbs.csv is there",
        "no pack has a odes.csv",
    ]


def test_weights_of_its_own_are_not_asked_of_a_pack(ontology: Ontology) -> None:
    packs = pack("xx", "judge.toml"), pack("yy")
    assert not problems_of(check.packs_have_the_same_tables, ontology, *packs)
