"""The scripts of ``evaluation/`` that judge, on sentences of our own."""

import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest

from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import score_texts
from gestae.records import Span

GOLD = {"type": "AID", "sources": [{"id": "FJI"}]}
RIGHT, WRONG = ({**GOLD, "confidence": 0.9}, {"type": "AID", "sources": [], "confidence": 0.9})


def use(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("script", [name], indirect=True, ids=[name])


@use("training.likeness")
def test_a_sentence_with_one_word_changed_is_alike_to_the_other(script: ModuleType) -> None:
    texts = (
        "Fiji sent forty tents and a field kitchen to the outer islands of Tonga on Sunday.",
        "A court in Apia opened hearings against two former ministers.",
        "Fiji sent forty tents and a field kitchen to the outer islands of Tonga on Monday.",
    )
    sentences = [script.Sentence(f"x.jsonl:{n}", text) for n, text in enumerate(texts, 1)]
    (twins,) = script.find_twins(sentences, script.runs, script.TEXT)
    assert (twins.one.where, twins.other.where) == ("x.jsonl:1", "x.jsonl:3")


@use("training.likeness")
def test_sentences_that_differ_in_names_and_figures_alone_are_built_alike(
    script: ModuleType,
) -> None:
    one = script.skeleton_runs("Fiji recalled its 3 envoys from Tonga in May over the reef.")
    other = script.skeleton_runs("Samoa recalled its 12 envoys from Palau in June over the reef.")
    assert len(one & other) / len(one | other) > script.SKELETON


@use("training.likeness")
def test_weeding_takes_the_later_sentence_and_leaves_the_earlier(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [
        "Fiji sent tents to Tonga on Sunday.",
        "It rained.",
        "Fiji sent tents to Tonga on May 1.",
    ]
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps({"text": text, "pairs": []}) + "\n" for text in texts))
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    twins = script.find_twins(script.read_training(), script.runs, 0.4)
    assert script.weed(twins) == 1
    assert [sentence.text for sentence in script.read_training()] == texts[:2]


@use("plover_pairs")
def test_marks_are_taken_out_and_their_places_kept(script: ModuleType) -> None:
    row = script.unmark("<s>Fiji</s> sent <t>Tonga</t> and <t>Niue</t> tents.", "AID")
    assert row.text == "Fiji sent Tonga and Niue tents."
    assert (row.sources, row.targets) == ((Span(0, 4),), (Span(10, 15), Span(20, 24)))
    assert script.unmark("<s>Fiji</s> gave in.", "YIELD").targets == ()


@use("pair_type")
def test_a_coded_event_of_the_pair_outweighs_a_judge_in_doubt(script: ModuleType) -> None:
    row = script.Marked("Fiji sent tents.", (Span(0, 4),), (), "AID")
    doubtful, sure = {"AID": 0.4, "AGREE": 0.6}, {"AID": 0.01, "AGREE": 0.99}
    (parsed,) = script.parse_rows([row])
    events = script.code(parsed, script.load_ontology(), judged=False).events
    assert [event.type for event in events] == ["AID"]
    assert script.combine(row, doubtful, events) == "AID"
    assert script.combine(row, sure, events) == "AGREE"
    assert script.combine(row, doubtful, ()) == "AGREE"


@use("tables")
def test_a_template_is_filled_with_figures_intervals_and_tables(script: ModuleType) -> None:
    figures = {"a.f1": 0.5, "a.f1.low": 0.41, "a.f1.high": 0.59, "rows": 1234}
    filled = script.fill("{{a.f1}}; {{a.f1 ±}}; {{rows}}; {{t}}", figures, {"t": "| x |"})
    assert filled == "0.500; 0.500 (0.41–0.59); 1,234; | x |"
    with pytest.raises(KeyError, match=r"b\.f1"):
        script.fill("{{b.f1}}", figures, {})


@use("rounds")
def test_each_round_is_a_column_with_the_counts_of_its_mistakes(
    script: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "rounds.jsonl"
    for name, found in (("first", [WRONG]), ("second", [RIGHT])):
        evaluation = score_texts([(GoldText("t", "…", events=(GOLD,)), found)])
        script.add_round(name, {"gate": evaluation}, path)
    rows = [
        line.split(" | ")
        for line in script.round_table(script.read_rounds(path), "gate").splitlines()
    ]
    assert [row[1:] for row in rows if row[0] == "| source missing"] == [["1", "0 |"]]
    with pytest.raises(ValueError, match="already"):
        script.add_round("first", {"gate": evaluation}, path)
    script.add_round("first", {"zh gate": evaluation}, path)  # another part of the same round


PASSAGE = (
    '{"text": "Fiji recalled its envoy from Tonga.", "events": '
    '[["Fiji", "recalled", "Tonga", "SANCTION", "withdraw", "diplomacy.recall", "done"]]}\n'
    '{"text": "Talks are to open in Apia.", "events": [[["^Fiji", "^Tonga"], "Talks", '
    '["^Fiji", "^Tonga"], "AGREE", null, "diplomacy.meeting", "planned"]]}\n\n'
    '{"text": "It rained.", "events": []}\n'
)


@use("training.readings")
def test_a_side_of_an_earlier_sentence_is_found_in_the_window(
    script: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "x.jsonl").write_text(PASSAGE, "utf-8")
    first, second = script.read_passages(lambda text: len(text.split()), tmp_path)
    (window,) = first
    recalled, talks = window.deeds
    words = [[window.text[a:b] for a, b in side] for side in (talks.sources, talks.targets)]
    assert words == [["Fiji", "Tonga"], ["Fiji", "Tonga"]]
    assert window.text[slice(*talks.trigger)] == "Talks"
    assert window.text[slice(*recalled.targets[0])] == "Tonga"
    assert [reading.deeds for reading in second] == [()]


@use("training.readings")
def test_a_long_sentence_is_read_with_the_one_before_it(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(PASSAGE, "utf-8")
    first, _ = script.read_passages(lambda _: 1000, tmp_path)
    alone, looking_back = first
    assert (alone.fresh, looking_back.text[looking_back.fresh :]) == (
        0,
        "Talks are to open in Apia.",
    )
    assert len(looking_back.deeds[0].sources) == 2


@use("training.readings")
def test_what_is_wrong_in_a_passage_is_said_with_file_and_line(
    script: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "x.jsonl").write_text(PASSAGE.replace("^Fiji", "^Chad"), "utf-8")
    with pytest.raises(ValueError, match=r"x\.jsonl:2: '\^Chad' stands in no earlier sentence"):
        script.read_passages(len, tmp_path)


@use("training.agreement")
def test_two_annotations_agree_where_their_triggers_overlap(
    script: ModuleType, tmp_path: Path
) -> None:
    readings = importlib.import_module("training.readings")
    (tmp_path / "x.jsonl").write_text(PASSAGE, "utf-8")
    ((one, other), (empty,)) = readings.read_sentences([tmp_path / "x.jsonl"])
    figures = script.measure_sentences([(one, one), (other, other), (empty, empty)])
    assert figures["triggers, F1"] == figures["sources"] == figures["type"] == 1.0
    assert script.measure_sentences([(one, one), (other, empty)])["triggers, F1"] == 2 / 3
