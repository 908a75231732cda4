import random
import time
from collections.abc import Sequence

import numpy as np
import pytest

from gestae.assembly.align import align
from gestae.assembly.bead import PAIRED, Bead
from gestae.assembly.evidence import Evidence
from gestae.assembly.stretch import Stretch, load_alignment, make_stretch
from gestae.assembly.vectors import DIMENSIONS, Vectors
from gestae.ontology.load import load_ontology
from tests.assembly.bilingual import CHINESE, ENGLISH, UNRELATED


def stretches(texts: Sequence[str], language: str) -> list[Stretch]:
    return [make_stretch(text, language, load_ontology()) for text in texts]


def aligned(left: Sequence[str], right: Sequence[str]) -> tuple[Bead, ...]:
    return align(stretches(left, "zh"), stretches(right, "en"))


def kinds(beads: Sequence[Bead]) -> list[str]:
    return [bead.kind for bead in beads]


def test_sentences_that_tell_the_same_are_laid_side_by_side() -> None:
    beads = aligned(CHINESE, ENGLISH)
    assert [(bead.left, bead.right) for bead in beads] == [((n,), (n,)) for n in range(8)]
    assert min(bead.score for bead in beads) > 0.8


def test_two_sentences_may_stand_against_one() -> None:
    joined = [*ENGLISH[:3], f"{ENGLISH[3]} {ENGLISH[4]}", *ENGLISH[5:]]
    beads = aligned(CHINESE, joined)
    assert kinds(beads) == ["1-1"] * 3 + ["2-1"] + ["1-1"] * 3
    assert (beads[3].left, beads[3].right) == ((3, 4), (3,))


def test_one_sentence_may_stand_against_two() -> None:
    joined = [CHINESE[0] + CHINESE[1], *CHINESE[2:]]
    assert kinds(aligned(joined, ENGLISH)) == ["1-2"] + ["1-1"] * 6


@pytest.mark.parametrize("missing", [0, 3, 7])
def test_a_sentence_that_the_other_side_lacks_stands_alone(missing: int) -> None:
    beads = aligned(CHINESE, [*ENGLISH[:missing], *ENGLISH[missing + 1 :]])
    assert [bead.left for bead in beads if not bead.right] == [(missing,)]
    assert kinds(beads).count("1-1") == 7


def test_every_sentence_of_both_sides_is_in_one_bead_in_order() -> None:
    beads = aligned(CHINESE, [*UNRELATED[:3], *ENGLISH[2:6], *UNRELATED[3:]])
    assert [number for bead in beads for number in bead.left] == list(range(8))
    assert [number for bead in beads for number in bead.right] == list(range(12))


@pytest.mark.parametrize(("left", "right"), [((), ENGLISH[:2]), (CHINESE[:2], ()), ((), ())])
def test_a_side_without_sentences_leaves_the_other_alone(
    left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert set(kinds(aligned(left, right))) <= {"1-0", "0-1"}
    assert len(aligned(left, right)) == len(left) + len(right)


def test_a_bead_says_what_speaks_for_it() -> None:
    reasons = {reason.rule: reason for reason in aligned(CHINESE, ENGLISH)[0].reasons}
    assert "alike in meaning by 0." in reasons["meaning"].detail
    assert "both say 45000000" in reasons["figures"].detail
    assert "both name MDA, NOR" in reasons["names"].detail
    assert reasons["meaning"].weight > 0
    assert reasons["figures"].weight > 0


def test_sentences_that_something_stands_between_are_not_joined() -> None:
    left = stretches(CHINESE[:2], "zh")
    apart = [left[0], Stretch(left[1].text, left[1].figures, left[1].names, joins=False)]
    right = stretches([f"{ENGLISH[0]} {ENGLISH[1]}"], "en")
    assert kinds(align(left, right)) == ["2-1"]
    assert "2-1" not in kinds(align(apart, right))


def test_the_same_texts_give_the_same_alignment() -> None:
    assert aligned(CHINESE, ENGLISH) == aligned(CHINESE, ENGLISH)


def invented(texts: Sequence[str]) -> Vectors:
    """Vectors by the number a text begins with, so that a long text needs no encoder."""
    rows = np.zeros((len(texts), DIMENSIONS), np.float32)
    for row, text in enumerate(texts):
        rows[row] = np.random.default_rng(int(text.split()[0])).normal(size=DIMENSIONS)
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    def seconds(count: int) -> float:
        chance = random.Random(count)
        left = [Stretch(f"{n} " + "x" * chance.randint(20, 80)) for n in range(count)]
        right = [stretch for stretch in left if chance.random() > 0.05]
        start = time.process_time()
        beads = align(left, right, encode=invented)
        spent = time.process_time() - start
        assert sum(bead.kind == "1-1" for bead in beads) > 0.99 * len(right)
        return spent

    assert seconds(5_000) < 10 * seconds(1_000)


def test_the_evidence_for_one_bead_is_that_of_its_place_in_a_block() -> None:
    evidence = Evidence(stretches(CHINESE, "zh"), stretches(ENGLISH, "en"))
    places = np.arange(9)
    for shape in ((1, 1), (2, 1), (2, 2), (1, 3)):
        block = evidence.block(shape, places, places)
        for row, column in ((4, 3), (8, 8), (3, 5)):
            cell = evidence.cell(shape, row, column)
            whole = {name: values[row, column] for name, values in block.items()}
            assert cell == pytest.approx(whole, abs=1e-6)


def test_a_summary_is_laid_beside_the_sentences_it_keeps() -> None:
    beads = aligned(CHINESE, [ENGLISH[0], ENGLISH[3], ENGLISH[5]])
    assert [bead.left for bead in beads if bead.right] == [(0,), (3,), (5,)]


def test_there_is_a_weight_for_every_shape_and_piece_of_evidence_and_no_other() -> None:
    evidence = Evidence(stretches(CHINESE, "zh"), stretches(ENGLISH, "en"))
    told = set().union(*(evidence.cell(shape, 4, 4) for shape in PAIRED))
    shapes = {"shape_{}_{}".format(*shape) for shape in PAIRED}
    assert set(load_alignment()["weights"]) == told | shapes | {"gap", "gap_length"}
