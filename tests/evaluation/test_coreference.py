"""The measures of ``evaluation/coreference.py`` on cases worked out by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))

from coreference import clusters_of, conll, score

KEY = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_the_example_of_the_reference_scorer_comes_out_alike() -> None:
    # Pradhan et al. 2014, section 3: the example behind the reference scorer.
    scores = score(KEY, FOUND)
    assert (scores["muc"].recall, scores["muc"].precision) == pytest.approx((0.4, 0.4))
    assert scores["b3"].recall == pytest.approx(35 / 12 / 7, abs=1e-3)
    assert scores["b3"].precision == pytest.approx(4 / 8)
    assert scores["ceafe"].recall == pytest.approx(0.65)
    assert scores["ceafe"].precision == pytest.approx(0.4333, abs=1e-3)


def test_what_agrees_wholly_scores_one() -> None:
    assert conll(score(KEY, KEY)) == pytest.approx(1.0)


def test_clusters_come_from_the_names_of_their_mentions() -> None:
    assert set(clusters_of({"a": 1, "b": 1, "c": 2})) == {frozenset("ab"), frozenset("c")}
