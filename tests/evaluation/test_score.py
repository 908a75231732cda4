import pytest

from gestae.evaluation.aspects import Json, same_actor
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import Evaluation, score_texts


def event(type_: str, source: str, target: str, **more: object) -> dict[str, object]:
    return {
        "type": type_,
        "sources": [{"id": source, "name": source}],
        "targets": [{"id": target, "name": target}],
        "status": "done",
        "amounts": [],
        "attribution": [],
        "date": None,
        "confidence": 0.9,
        **more,
    }


def scored(gold: list[Json], found: list[Json]) -> Evaluation:
    return score_texts([(GoldText("t", "…", events=tuple(gold)), found)])


def test_what_is_found_as_in_gold_scores_one_in_everything() -> None:
    same = [event("AID", "JPN", "UKR"), event("CONSULT", "USA", "FRA")]
    evaluation = scored(list(same), list(reversed(same)))
    assert {score.f1 for name, score in evaluation.scores.items() if score.gold} == {1.0}
    assert evaluation.mistakes == ()
    assert evaluation.macro_f1 == 1.0


def test_a_missing_event_costs_recall_and_one_too_many_costs_precision() -> None:
    missing = scored(
        [event("AID", "JPN", "UKR"), event("CONSULT", "USA", "FRA")], [event("AID", "JPN", "UKR")]
    )
    assert (missing.scores["type"].precision, missing.scores["type"].recall) == (1.0, 0.5)
    assert [mistake.wrong for mistake in missing.mistakes] == [("missing",)]
    spurious = scored([], [event("AID", "JPN", "UKR")])
    assert (spurious.scores["type"].precision, spurious.scores["type"].recall) == (0.0, None)
    assert [mistake.wrong for mistake in spurious.mistakes] == [("too many",)]


def test_a_wrong_target_costs_the_target_and_the_triple_and_not_the_type() -> None:
    evaluation = scored([event("AID", "JPN", "UKR")], [event("AID", "JPN", "RUS")])
    f1 = {name: score.f1 for name, score in evaluation.scores.items()}
    assert (f1["type"], f1["source"], f1["target"], f1["triple"]) == (1.0, 1.0, 0.0, 0.0)
    assert evaluation.mistakes[0].wrong == ("target",)


def test_each_of_several_sources_counts() -> None:
    both = event("AID", "JPN", "UKR", sources=[{"id": "JPN"}, {"id": "ITA"}])
    source = scored([both], [event("AID", "JPN", "UKR")]).scores["source"]
    assert (source.right, source.found, source.gold) == (1, 1, 2)


def test_what_gold_leaves_out_is_not_judged_and_what_it_calls_none_is() -> None:
    amount = {"kind": "money", "unit": "USD", "low": 5, "high": 5}
    found = event("AID", "JPN", "UKR", amounts=[amount])
    assert "amount" not in scored([{"type": "AID"}], [found]).scores
    judged = scored([{"type": "AID", "amounts": []}], [found]).scores["amount"]
    assert (judged.right, judged.found, judged.gold) == (0, 1, 0)


def test_amounts_are_compared_as_exact_numbers() -> None:
    gold = event(
        "AID",
        "JPN",
        "UKR",
        amounts=[{"kind": "share", "unit": "percent", "low": 0.1, "high": None}],
    )
    found = event(
        "AID",
        "JPN",
        "UKR",
        amounts=[{"kind": "share", "unit": "percent", "low": 0.10, "high": None}],
    )
    assert scored([gold], [found]).scores["amount"].f1 == 1.0


def test_a_vague_figure_is_right_whatever_its_bounds() -> None:
    vague = {"kind": "count", "unit": None, "low": None, "high": None}
    gold = event("AID", "JPN", "UKR", amounts=[vague])
    dozens = event("AID", "JPN", "UKR", amounts=[{**vague, "low": 24}])
    share = event("AID", "JPN", "UKR", amounts=[{**vague, "kind": "share", "low": 24}])
    assert [scored([gold], [found]).scores["amount"].right for found in (dozens, share)] == [1, 0]


def test_events_are_paired_so_that_most_agrees() -> None:
    gold = [event("AID", "JPN", "UKR"), event("AID", "JPN", "POL")]
    found = [event("AID", "JPN", "POL"), event("AID", "JPN", "UKR")]
    assert scored(gold, found).scores["triple"].f1 == 1.0


def test_a_trigger_pairs_events_that_differ_in_type() -> None:
    trigger = {"trigger": {"text": "sent", "span": [5, 9]}}
    gold, found = event("AID", "JPN", "UKR", **trigger), event("SANCTION", "USA", "FRA", **trigger)
    assert scored([gold], [found]).aligned == 1
    elsewhere = {"trigger": {"text": "sent", "span": [50, 54]}}
    assert scored([gold], [event("SANCTION", "USA", "FRA", **elsewhere)]).aligned == 0


def test_events_of_different_sentences_are_not_paired() -> None:
    gold = event("AID", "JPN", "UKR", sentence={"span": [0, 20]})
    found = event("AID", "JPN", "UKR", sentence={"span": [21, 40]})
    assert scored([gold], [found]).aligned == 0


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"id": "JPN"}, {"id": "JPN", "name": "Japan"}, True),
        ({"id": "JPN", "name": "Japan"}, {"id": None, "name": "Japan"}, False),
        ({"name": "the Harbour Office"}, {"id": "X", "name": "Harbour Office"}, True),
        ({"text": "Tokyo"}, {"id": "JPN", "name": "Japan", "text": "Tokyo"}, True),
        ({"name": "Harbour Office"}, {"id": None, "name": "Port Office"}, False),
        ({"id": "JPN", "country": "JPN"}, {"name": "Coast Guard", "country": "JPN"}, False),
        ({"country": "JPN"}, {"id": None, "name": "Coast Guard", "country": "JPN"}, True),
        ({"country": "JPN"}, {"id": None, "name": "Coast Guard", "country": "PHL"}, False),
    ],
)
def test_an_actor_is_judged_by_what_gold_gives(gold: Json, found: Json, same: bool) -> None:
    assert same_actor(gold, found) is same


def test_where_a_description_ends_is_not_judged_and_its_head_is() -> None:
    gold = {"id": None, "text": "dockers of the port", "country": "FJI", "span": [10, 29]}
    found = {"id": None, "text": "some forty dockers", "country": "FJI", "span": [0, 17]}
    port = {"id": None, "text": "the port", "country": "FJI", "span": [21, 29]}
    assert same_actor(gold, found)
    assert not same_actor(gold, port)
    assert not same_actor(gold, {**found, "span": [60, 77]})
    assert not same_actor(gold, {**found, "id": "TON", "country": "TON"})


def test_the_interval_holds_the_score_and_needs_more_than_one_text() -> None:
    one = scored([event("AID", "JPN", "UKR")], [event("AID", "JPN", "UKR")])
    assert one.scores["type"].low is None
    right = (GoldText("a", "…", events=(event("AID", "JPN", "UKR"),)), [event("AID", "JPN", "UKR")])
    wrong = (GoldText("b", "…", events=(event("AID", "JPN", "UKR"),)), [])
    score = score_texts([right, wrong] * 10).scores["type"]
    assert score.low is not None
    assert score.high is not None
    assert score.f1 is not None
    assert score.low < score.f1 < score.high


def test_nothing_at_all_has_no_score() -> None:
    evaluation = scored([], [])
    assert evaluation.scores["type"].f1 is None
    assert evaluation.calibration.error is None
    assert evaluation.macro_f1 is None
