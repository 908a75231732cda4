import pytest

from gestae.errors import ReadError
from gestae.evaluation.agreement import compare, kappa
from gestae.evaluation.gold import GoldText, Json

TEXT = "Fiji sent tents. It rained. Samoa met Tonga."
SENTENCES = ((0, 16), (17, 27), (28, 44))


def event(type_: str, start: int, end: int, status: str = "done") -> Json:
    return {
        "type": type_,
        "status": status,
        "sources": [],
        "targets": [],
        "trigger": {"text": TEXT[start:end], "span": [start, end]},
    }


def annotated(*events: Json) -> list[GoldText]:
    return [GoldText("a", TEXT, events=events, sentences=SENTENCES)]


SENT, MET = event("AID", 5, 9), event("CONSULT", 34, 37)


def test_two_who_annotate_the_same_agree_fully() -> None:
    agreement = compare(annotated(SENT, MET), annotated(SENT, MET))
    assert (agreement.told_kappa, agreement.type_kappa) == (1.0, 1.0)
    assert agreement.evaluation.scores["type"].f1 == 1.0
    assert (agreement.sentences, agreement.shared) == (3, 2)


def test_types_are_compared_where_both_have_an_event_at_the_same_words() -> None:
    agreement = compare(annotated(SENT, MET), annotated(event("COOPERATE", 5, 9), MET))
    assert agreement.shared == 2
    assert agreement.type_kappa == pytest.approx((1 / 2 - 1 / 4) / (3 / 4))
    assert agreement.told_kappa == 1.0


def test_an_event_that_only_one_has_costs_the_agreement_on_whether_there_is_one() -> None:
    agreement = compare(annotated(SENT, MET), annotated(MET))
    assert agreement.shared == 1
    assert agreement.told_kappa == pytest.approx((2 / 3 - 4 / 9) / (5 / 9))


def test_annotations_of_different_words_are_refused() -> None:
    with pytest.raises(ReadError, match="differs"):
        compare(annotated(SENT), [GoldText("b", "Another text.")])


def test_there_is_no_kappa_where_nothing_varies() -> None:
    assert kappa([("done", "done")] * 3) is None
    assert kappa([]) is None
