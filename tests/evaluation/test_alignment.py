"""The shuffling of bounds that alignment is measured on, on pairs of our own."""

import importlib
import random
from pathlib import Path
from types import ModuleType

import pytest

from gestae.assembly.bead import Bead
from tests.assembly.bilingual import CHINESE, ENGLISH

SCRIPTS = Path(__file__).parents[2] / "evaluation"
PAIRS = list(zip(CHINESE, ENGLISH, strict=True)) * 8


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("alignment")


def test_nothing_shuffled_leaves_every_line_beside_its_own(script: ModuleType) -> None:
    rates = script.Rates(part=0, split=0, merge=0, drop=0)
    case = script.make_case(PAIRS, PAIRS, rates, random.Random(1))
    assert list(zip(case.left, case.right, strict=True)) == PAIRS
    assert case.beads == tuple(((n,), (n,)) for n in range(len(PAIRS)))


def test_shuffled_bounds_keep_every_sentence_in_one_bead_in_order(script: ModuleType) -> None:
    (case, *_) = script.make_cases(PAIRS, script.ROUGH, 5)
    assert [n for left, _ in case.beads for n in left] == list(range(len(case.left)))
    assert [n for _, right in case.beads for n in right] == list(range(len(case.right)))
    assert {(len(left), len(right)) for left, right in case.beads} > {(1, 1), (1, 2), (2, 1)}


def test_the_same_seed_shuffles_alike(script: ModuleType) -> None:
    first, second = (list(script.make_cases(PAIRS, script.SHUFFLED, 5)) for _ in range(2))
    assert first == second


def test_a_bead_counts_strictly_where_it_holds_just_the_right_sentences(
    script: ModuleType,
) -> None:
    gold = (((0,), (0,)), ((1,), (1, 2)), ((2,), ()))
    case = script.Case(("a", "b", "c"), ("x", "y", "z"), gold)
    beads = [Bead((0,), (0,), 1.0), Bead((1, 2), (1,), 1.0), Bead((), (2,), 1.0)]
    assert script.count_strict(case, beads) == (1, 2, 2)
    assert script.count_lax(case, beads) == (2, 2, 2)
