import pytest
from hypothesis import given
from hypothesis import strategies as st

from gestae.linguistics.shared.quotes import find_quotes, quotes_within
from gestae.records import Span


def quoted(text: str) -> list[str]:
    return [quote.span.of(text) for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said: “Talks go on.”", ["Talks go on."]),
        ('"We stay," she said, "as long as it takes."', ["We stay,", "as long as it takes."]),
        ("The minister's answer was 'no comment' again.", ["no comment"]),
        ("发言人说：“我们不会退让。”", ["我们不会退让。"]),
        ("「不可能」と述べた", ["不可能"]),
        ("Er sagte: „Wir bleiben.“", ["Wir bleiben."]),
        ("Il a dit « jamais » hier.", [" jamais "]),
        ("`` It is done , '' he said .", [" It is done , "]),
        ("“Never“, he said.", ["Never"]),
    ],
)  # fmt: skip
def test_words_between_the_marks_of_each_convention_are_found(
    text: str, expected: list[str]
) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    ["The ministers' visit isn't over.", "It’s the workers’ strike.", 'A 5" gun and a 3" gun', ""],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text: str) -> None:
    assert find_quotes(text) == ()


def test_a_quotation_inside_another_follows_the_outer_one() -> None:
    text = "“He called it ‘a mistake’ twice,” she said."
    assert quoted(text) == ["He called it ‘a mistake’ twice,", "a mistake"]


def test_a_quotation_left_open_runs_to_the_end_of_the_passage() -> None:
    assert quoted("He went on: “First, the border. Second, the ports.") == [
        "First, the border. Second, the ports."
    ]


def test_a_quotation_over_several_sentences_is_given_to_each_of_them_whole() -> None:
    text = "“It is late. We go home,” he said. Nobody spoke."
    quotes = find_quotes(text, offset=100)
    first, second, third = Span(100, 112), Span(113, 134), Span(135, 148)
    assert quotes_within(quotes, first) == quotes_within(quotes, second) == quotes
    assert quotes_within(quotes, third) == ()


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("“We will not yield.”", True),
        ("“This has gone on for far too long,” he said.", True),
        ("a “peacekeeping mission”", False),
        ("the “Partners For Lasting Stability” list", False),
        ("他说：“我们不会退让这一点。”", True),
        ("所谓“行动”", False),
    ],
)
def test_a_clause_is_complete_and_a_phrase_or_title_is_not(text: str, complete: bool) -> None:
    assert [quote.complete for quote in find_quotes(text)] == [complete]


@given(st.text(alphabet="ab “”\"'’‘「」.，", max_size=60), st.integers(0, 1000))
def test_any_text_gives_quotes_inside_it_and_in_order(text: str, offset: int) -> None:
    spans = [quote.span for quote in find_quotes(text, offset)]
    assert all(offset <= span.start < span.end <= offset + len(text) for span in spans)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
