"""The learned critic of translations."""

from dataclasses import replace
from math import isfinite

import numpy as np
import pytest

from gestae.assembly.audit.critic import KNOWN, criticise, load_critic
from gestae.assembly.audit.critic_findings import find_criticism, is_literal
from gestae.assembly.audit.critic_states import read_states, tidy
from gestae.assembly.audit.critic_words import cut_words
from gestae.assembly.audit.finding import Finding
from gestae.assembly.audit.lexicon import load_lexicon
from gestae.assembly.audit.lines import lay_lines
from gestae.assembly.audit.telling import read_pairs
from gestae.assembly.vectors import encode
from gestae.ontology.load import load_ontology
from gestae.records import Document

TREATY = "两国外长周三在首都签署了边界条约，并商定明年春天再次会晤。"
FAITHFUL = (
    "The foreign ministers of the two countries signed a border treaty in the capital on Wednesday "
    "and agreed to meet again next spring."
)
SHORTENED = "The foreign ministers of the two countries signed a border treaty on Wednesday."
UNRELATED = (
    "Farmers in the northern valleys expect the largest harvest of apples and pears in a decade, "
    "the weather service said."
)


def findings(
    *pairs: tuple[str, str], given: bool = True, told: tuple[int, ...] = ()
) -> list[Finding]:
    sides = [Document(str(n), "\n".join(texts)) for n, texts in enumerate(zip(*pairs, strict=True))]
    laid, beads = lay_lines(sides[0], sides[1], ("zh", "en"))
    return list(find_criticism(list(read_pairs(beads, laid, load_ontology())), told, given=given))


def test_another_sentence_is_grossly_wrong_and_a_faithful_one_is_not() -> None:
    faithful, unrelated = criticise([(TREATY, FAITHFUL), (TREATY, UNRELATED)])
    assert faithful.gross < load_critic().limits.least["gross"] < unrelated.gross


@pytest.mark.parametrize("languages", KNOWN)
def test_what_was_left_out_is_marked_in_either_direction(languages: tuple[str, str]) -> None:
    pair = (TREATY, SHORTENED) if languages[0] == "zh" else (SHORTENED, TREATY)
    (found,) = criticise([pair], languages)
    spans = found.left_spans if languages[0] == "zh" else found.right_spans
    marked = "".join(TREATY[start:end] for start, end in spans)
    assert "会晤" in marked
    assert "条约" not in marked


def test_a_worse_translation_scores_higher() -> None:
    faithful, shortened, unrelated = criticise(
        [(TREATY, FAITHFUL), (TREATY, SHORTENED), (TREATY, UNRELATED)]
    )
    assert faithful.gross < shortened.gross < unrelated.gross
    assert faithful.score < unrelated.score


def test_the_same_is_said_whatever_stands_beside_a_pair() -> None:
    alone = criticise([(TREATY, FAITHFUL)])[0]
    among = criticise([(TREATY, UNRELATED), (TREATY, FAITHFUL), ("我们来了。", "We came.")])[1]
    assert alone == among


def test_spaces_between_chinese_words_change_nothing_and_spans_count_them() -> None:
    spaced = " ".join(TREATY)
    plain, loose = (criticise([(text, SHORTENED)])[0] for text in (TREATY, spaced))
    assert loose.score == pytest.approx(plain.score)
    start, end = loose.left_spans[-1]
    assert spaced[start:end].replace(" ", "") == TREATY[slice(*plain.left_spans[-1])]


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    one, other = criticise([("兩國簽署條約。", "They signed."), ("两国签署条约。", "They signed.")])
    assert one == other


@pytest.mark.parametrize("pair", [("", ""), ("。", "!"), ("中", ""), ("", "x"), ("😀", "12,5")])
def test_odd_texts_have_a_score(pair: tuple[str, str]) -> None:
    (found,) = criticise([pair])
    assert 0 <= found.score <= 1
    assert isfinite(found.manner)


def test_languages_it_does_not_know_are_refused() -> None:
    with pytest.raises(ValueError, match="fr to en"):
        criticise([("Bonjour", "Hello")], ("fr", "en"))


def test_the_vector_of_the_whole_is_the_encoders() -> None:
    texts = [TREATY, FAITHFUL, ""]
    wholes = np.array([states.whole for states in read_states(texts)])
    assert np.allclose(wholes, encode(texts), atol=1e-5)


def test_tidied_characters_keep_their_place() -> None:
    text, places = tidy("我 來 了 OK 吧")
    assert text == "我来了OK吧"
    assert [("我 來 了 OK 吧"[place]) for place in places[:-1]] == list("我來了OK吧")


def test_words_are_the_longest_of_the_dictionary() -> None:
    words = [TREATY[start:end] for start, end in cut_words(TREATY, load_lexicon())]
    assert {"外长", "签署", "边界", "条约"} <= set(words)


def test_what_is_grossly_wrong_is_found_even_where_pairs_were_not_given() -> None:
    (found,) = findings((TREATY, FAITHFUL), (TREATY, UNRELATED), given=False)
    assert (found.pair, found.severity) == (1, "major")
    assert "harvest" in found.reason
    assert found.b.span is not None
    assert found.b.text is not None
    assert found.sentence_b[found.b.span.start - len(FAITHFUL) - 1 :].startswith(found.b.text)


def test_nothing_is_told_of_pairs_of_which_something_grave_is_known() -> None:
    assert not findings((TREATY, UNRELATED), told=(0,))


def test_few_pairs_do_not_tell_how_literal_a_translation_is() -> None:
    (found,) = criticise([(TREATY, FAITHFUL)])
    slightly = replace(found, manner=0.1)
    assert not is_literal([slightly] * 4)
    assert is_literal([slightly] * 40)
    assert not is_literal([replace(found, manner=-0.1)] * 40)
