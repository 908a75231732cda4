import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gestae.assembly.band import PADDING, WIDEST, Band, find_anchors, find_band
from gestae.assembly.vectors import Vectors


def unit(rows: list[int]) -> Vectors:
    return np.stack([np.random.default_rng(row).normal(size=64) for row in rows]).astype(np.float32)


def band_of(left: Vectors, right: Vectors) -> Band:
    return find_band(find_anchors(left, right), (len(left), len(right)))


def test_anchors_are_nearest_pairs_in_the_order_of_both_sides() -> None:
    left, right = unit([1, 2, 3, 5]), unit([1, 3, 2, 5])
    assert find_anchors(left, right) in [((0, 0), (1, 2), (3, 3)), ((0, 0), (2, 1), (3, 3))]


def test_the_band_runs_near_the_anchors() -> None:
    rows = list(range(500))
    band = band_of(unit(rows), unit(rows))
    assert all(
        low <= n <= high for n, (low, high) in enumerate(zip(band.low, band.high, strict=True))
    )
    assert max(h - low for low, h in zip(band.low, band.high, strict=True)) <= 2 * PADDING + 6


def test_without_anchors_the_band_stays_narrow() -> None:
    left, right = unit([0] * 1_000), unit([1] * 1_000)
    band = band_of(left, right)
    width = max(h - low for low, h in zip(band.low, band.high, strict=True))
    assert width <= 2 * (WIDEST + 2 * PADDING) + 2


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=25),
    st.lists(st.integers(0, 30), min_size=1, max_size=25),
)
def test_the_band_leads_from_corner_to_corner(left: list[int], right: list[int]) -> None:
    band = band_of(unit(left), unit(right))
    assert (band.low[0], band.high[-1]) == (0, len(right))
    assert list(band.low) == sorted(band.low)
    assert list(band.high) == sorted(band.high)
    for row in range(1, len(band.low)):
        assert band.low[row] <= band.high[row - 1]
