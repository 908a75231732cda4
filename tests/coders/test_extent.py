from hypothesis import given
from hypothesis import strategies as st

from gestae.coders.extent import read_extent
from gestae.ontology.cues import Negation, index_phrases
from gestae.records import Sentence, Span, Token
from tests.coders.parsing import parsed


def test_a_clause_reaches_from_its_first_to_its_last_word() -> None:
    text = "The minister said that Kenya had sent troops."
    (sentence,) = parsed(text).sentences
    extent = read_extent(sentence)
    sent = next(token.index for token in sentence.tokens if token.text == "sent")
    assert extent.span(sentence, sent).of(text) == "that Kenya had sent troops"


def test_the_longest_phrase_at_the_edge_of_a_clause_is_its_marker() -> None:
    (sentence,) = parsed("Kenya sent troops far from home instead of money.").sentences
    extent = read_extent(sentence)
    money = next(token.index for token in sentence.tokens if token.text == "money")
    single, longer = Negation(("of",), "denied"), Negation(("instead", "of"), "denied")
    found = extent.before(index_phrases([single, longer]), money)
    assert found is not None
    assert found.phrase is longer


def test_a_phrase_away_from_the_edge_is_no_marker() -> None:
    (sentence,) = parsed("Without delay, the army sent its best troops.").sentences
    extent = read_extent(sentence)
    troops = next(token.index for token in sentence.tokens if token.text == "troops")
    assert extent.before(index_phrases([Negation(("without",), "denied")]), troops) is None


@given(st.data())
def test_every_token_lies_in_the_extent_of_its_head(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    heads = [data.draw(st.integers(0, max(0, index - 1))) for index in range(count)]
    tokens = tuple(
        Token(i, "w", "w", "NOUN", head, 2 * i, 2 * i + 1) for i, head in enumerate(heads)
    )
    sentence = Sentence(Span(0, 2 * count), "w " * count, "en", 0, tokens, ())
    extent = read_extent(sentence)
    for index, head in enumerate(heads):
        assert extent.left[head] <= extent.left[index] <= index
        assert index <= extent.right[index] <= extent.right[head]
