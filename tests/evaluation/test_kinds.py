from gestae.evaluation.gold import GoldText
from gestae.evaluation.kinds import ALONE, BESIDE, KINDS, MISSED, count_kinds
from gestae.evaluation.score import score_texts


def event(**more: object) -> dict[str, object]:
    return {
        "type": "AID",
        "status": "done",
        "sources": [{"id": "NOR"}],
        "targets": [{"id": "MDA"}],
        "amounts": [],
        "date": None,
        "sentence": {"span": [0, 30]},
        "confidence": 0.9,
        **more,
    }


def counted(gold: list[dict[str, object]], found: list[dict[str, object]]) -> dict[str, int]:
    evaluation = score_texts([(GoldText("t", "…", events=tuple(gold)), found)])
    return {kind: count for kind, count in count_kinds(evaluation.mistakes).items() if count}


def test_what_is_right_is_no_mistake_and_every_kind_has_its_count() -> None:
    assert counted([event()], [event()]) == {}
    assert tuple(count_kinds(())) == KINDS


def test_a_missed_event_counts_once_and_none_of_its_parts() -> None:
    assert counted([event()], []) == {MISSED: 1}


def test_an_event_too_many_is_told_apart_by_whether_its_sentence_has_others() -> None:
    second = event(type="CONSULT", sources=[{"id": "FJI"}])
    elsewhere = event(type="CONSULT", sentence={"span": [31, 50]})
    assert counted([event()], [event(), second]) == {BESIDE: 1}
    assert counted([event()], [event(), elsewhere]) == {ALONE: 1}


def test_a_type_and_a_status_can_only_be_wrong() -> None:
    found = event(type="SUPPORT", status="planned")
    assert counted([event()], [found]) == {"wrong type": 1, "wrong status": 1}


def test_an_actor_in_anothers_place_is_wrong_and_others_are_missing_or_too_many() -> None:
    gold = event(sources=[{"id": "NOR"}, {"id": "SWE"}])
    found = event(sources=[{"id": "FIN"}], targets=[{"id": "MDA"}, {"id": "UKR"}])
    assert counted([gold], [found]) == {
        "source wrong": 1,
        "source missing": 1,
        "target too many": 1,
    }


def test_a_detail_that_gold_has_not_is_too_many() -> None:
    found = event(date={"start": "2020-01-01", "end": "2020-01-01"})
    assert counted([event()], [found]) == {"date too many": 1}
