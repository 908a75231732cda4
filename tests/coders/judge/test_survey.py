"""What is read off the scores of the pieces of a text."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.coders.judge import NONE, Survey
from gestae.coders.judge.survey import LONGEST, Window, cut_windows
from gestae.records import Span


@given(st.lists(st.integers(1, 150), max_size=40))
def test_every_sentence_is_fresh_in_one_window_and_looks_back_at_the_one_before(
    lengths: list[int],
) -> None:
    windows = list(cut_windows(lengths))
    fresh = [number for window in windows for number in range(window.fresh, window.end)]
    assert fresh == list(range(len(lengths)))
    assert all(window.first == max(0, window.fresh - 1) for window in windows)


@given(st.lists(st.integers(1, 150), max_size=40))
def test_a_window_is_longer_than_may_be_only_for_its_first_sentence(lengths: list[int]) -> None:
    for window in cut_windows(lengths):
        if sum(lengths[window.first : window.end]) > LONGEST:
            assert window.end == window.fresh + 1


def test_short_sentences_are_read_together() -> None:
    assert list(cut_windows([10, 10, 10])) == [Window(0, 0, 3)]


LABELS = {
    "types": [NONE, "AID", "ASSAULT"],
    "modes": [None],
    "instruments": [None],
    "statuses": ["done"],
}


@pytest.fixture
def survey() -> Survey:
    """Of "Togo sent its troops", a piece a word and two for the last; "sent" asks for Togo."""
    types = np.array([[5, 0, 0], [0, 5, 0], [5, 0, 0], [9, 0, 0], [0, 5, 0]], dtype=np.float32)
    one = np.zeros((5, 1), dtype=np.float32)
    asks = np.zeros((5, 2, 1), dtype=np.float32)
    asks[1] = 1.0
    tells = np.full((5, 2, 1), -4.0, dtype=np.float32)
    tells[0, 0] = 4.0
    return Survey(
        starts=np.array([0, 5, 10, 14, 17]),
        ends=np.array([4, 9, 13, 17, 20]),
        labels=LABELS,
        scores={"types": types, "modes": one, "instruments": one, "statuses": one},
        asks=asks,
        tells=tells,
        bias=np.zeros((5, 2), dtype=np.float32),
    )


def test_a_word_tells_the_type_its_piece_scores_highest(survey: Survey) -> None:
    verdict = survey.verdict(Span(5, 9))
    assert verdict is not None
    assert max(verdict.types, key=lambda name: verdict.types[name]) == "AID"
    assert sum(verdict.types.values()) == pytest.approx(1.0)


def test_a_span_is_the_mean_of_its_pieces(survey: Survey) -> None:
    verdict = survey.verdict(Span(14, 20))
    assert verdict is not None
    powers = np.exp([4.5, 2.5, 0.0])
    assert list(verdict.types.values()) == pytest.approx((powers / powers.sum()).tolist())


def test_how_likely_words_tell_an_event_is_what_their_verdict_leaves_to_none(
    survey: Survey,
) -> None:
    for span in (Span(0, 4), Span(5, 9), Span(14, 20)):
        verdict = survey.verdict(span)
        assert verdict is not None
        assert survey.event(span) == pytest.approx(1 - verdict.types[NONE])
    assert survey.event(Span(30, 34)) == 0.0


def test_words_that_were_not_read_have_no_verdict_and_are_nobody(survey: Survey) -> None:
    assert survey.verdict(Span(30, 34)) is None
    assert survey.parties(Span(5, 9))(Span(30, 34)) is None


def test_a_trigger_finds_who_answers_it(survey: Survey) -> None:
    likely = survey.parties(Span(5, 9))
    source, target = likely(Span(0, 4)) or (0, 0)
    assert source > 0.9
    assert target < 0.1
    assert (likely(Span(14, 20)) or (1, 1))[0] < 0.1
