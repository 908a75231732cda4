"""Words that were put for others of their kind, found by what the other side is most like."""

import numpy as np
import pytest

from gestae.assembly.audit.likeness import reworded, sum_up
from gestae.assembly.vectors import encode
from tests.assembly.audit.told import audit_lines

LINE = "The council asked every harbour to report its stocks before the new season begins."


def test_a_text_reworded_is_read_as_if_it_had_been_read_anew() -> None:
    other = LINE.replace("every", "no")
    assert np.allclose(reworded(sum_up([LINE]), [other]), encode([other]), atol=1e-5)


def test_a_text_reworded_at_its_end_is_read_as_if_it_had_been_read_anew() -> None:
    other = LINE.replace("begins.", "has ended.")
    assert np.allclose(reworded(sum_up([LINE]), [other]), encode([other]), atol=1e-5)


EXCHANGED = [
    ("scope", "所有渔船都回到了港口。", "Some fishing boats returned to the port."),
    ("scope", "部分道路因洪水关闭。", "All roads were closed because of the flood."),
    ("modality", "这座桥可能在冬天之前完工。", "The bridge must be finished before winter."),
    ("opposite", "部长反对修建新的水坝。", "The minister supports the new dam."),
]


@pytest.mark.parametrize(("kind", "zh", "en"), EXCHANGED)
def test_a_word_put_for_another_of_its_kind_is_found(kind: str, zh: str, en: str) -> None:
    assert kind in {finding.kind for finding in audit_lines((zh, en))}


def test_a_word_that_the_other_side_tells_too_is_left_alone() -> None:
    found = audit_lines(("所有渔船都回到了港口。", "All fishing boats returned to the port."))
    assert "scope" not in {finding.kind for finding in found}
