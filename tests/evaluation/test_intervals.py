import numpy as np
import pytest

from gestae.evaluation.intervals import f1_intervals, macro_interval, share_interval


def test_a_share_of_few_is_less_certain_than_the_same_share_of_many() -> None:
    few, many = share_interval(8, 10), share_interval(800, 1000)
    assert few == pytest.approx((0.490, 0.943), abs=0.001)
    assert many == pytest.approx((0.774, 0.824), abs=0.001)
    assert share_interval(0, 0) == (None, None)


def test_what_is_right_in_every_unit_is_certain() -> None:
    counts = np.array([[[2, 2, 2]]] * 5)
    assert f1_intervals(counts) == [(1.0, 1.0)]
    assert f1_intervals(counts[:1]) == [(None, None)]


def test_a_mean_over_types_leaves_out_those_that_gold_has_not() -> None:
    counts = np.array([[[1, 1, 1], [0, 1, 0]]] * 5)
    assert macro_interval(counts) == (1.0, 1.0)
    assert macro_interval(counts[:, 1:]) == (None, None)
