import pytest

from gestae.assembly.stretch import find_figures, make_stretch
from gestae.ontology.load import load_ontology
from gestae.records import Quantity, Sentence, Span, TimeExpression


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1,250 soldiers and 3.50 euros", {"1250", "3.5"}),
        ("12 billion, 4 bn, 300 thousand", {"12000000000", "4000000000", "300000"}),
        ("120亿美元，1.5万人，3千吨", {"12000000000", "15000", "3000"}),
        ("８万亿元", {"8000000000000"}),
        ("F-16", {"16"}),
        ("no figure at all", set()),
        ("9" * 30, set()),
    ],
)
def test_numbers_in_digits_are_read_alike_in_both_languages(text: str, figures: set[str]) -> None:
    assert set(find_figures(text)) == figures


def test_figures_that_the_parse_reads_count_too() -> None:
    text = "Two hundred people met in April."
    from decimal import Decimal

    sentence = Sentence(
        Span(0, len(text)),
        text,
        "en",
        0,
        (),
        (),
        quantities=(Quantity(Decimal(200), Decimal(200), False, "count", None, Span(0, 11)),),
        times=(TimeExpression(Span(26, 31), "month", month=4),),
    )
    assert make_stretch(text, "en", load_ontology(), [sentence]).figures == {"200", "4"}


def test_one_actor_has_one_name_in_both_languages() -> None:
    ontology = load_ontology()
    chinese = make_stretch("烏克蘭與日本會談。", "zh", ontology)
    english = make_stretch("Ukraine and Japan held talks.", "en", ontology)
    assert chinese.names == english.names == {"UKR", "JPN"}


def test_words_in_latin_letters_are_kept_whatever_the_script_around_them() -> None:
    stretch = make_stretch("他在Telegram上写道，F-16已交付。", "zh", load_ontology())
    assert stretch.words == {"telegram", "f-16"}
