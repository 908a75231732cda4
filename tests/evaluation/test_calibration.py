import pytest

from gestae.evaluation.calibration import calibrate
from gestae.evaluation.gold import GoldText
from gestae.evaluation.score import score_texts


def test_events_are_right_as_often_as_their_confidence_says_where_the_error_is_none() -> None:
    calibration = calibrate([(0.75, True)] * 3 + [(0.75, False)])
    assert calibration.error == pytest.approx(0.0)
    assert calibration.brier == pytest.approx((3 * 0.25**2 + 0.75**2) / 4)


def test_the_error_is_the_mean_distance_of_confidence_and_truth() -> None:
    calibration = calibrate([(1.0, True), (0.9, False), (0.2, False), (0.2, False)])
    assert [(one.low, one.count, one.right) for one in calibration.bins] == [
        (0.2, 2, 0.0),
        (0.9, 2, 0.5),
    ]
    assert calibration.error == pytest.approx((2 * 0.2 + 2 * 0.45) / 4)


def test_an_event_is_right_only_if_type_roles_and_status_all_are() -> None:
    gold = {"type": "AID", "sources": [{"id": "JPN"}], "targets": [{"id": "UKR"}], "status": "done"}
    found = {**gold, "confidence": 0.8}
    for event, right in ((found, 1.0), ({**found, "status": "pledged"}, 0.0)):
        evaluation = score_texts([(GoldText("t", "…", events=(gold,)), [event])])
        assert [one.right for one in evaluation.calibration.bins] == [right]


def test_the_error_of_many_events_is_surer_than_that_of_few() -> None:
    few, many = (calibrate([(0.9, True), (0.9, False)] * times) for times in (5, 500))
    assert few.error == pytest.approx(0.4)
    assert many.error == pytest.approx(0.4)
    widths = [high - low for low, high in (few.error_interval, many.error_interval)]
    assert widths[1] < 0.1 < widths[0]
    assert calibrate([(0.9, True)]).error_interval == (None, None)
