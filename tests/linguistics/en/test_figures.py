"""Figures with the tokens of a parse: what is counted, and the deeds that times count from."""

import pytest

from gestae.linguistics.en.numbers import read_all
from gestae.linguistics.en.pack import English, load
from gestae.linguistics.en.pieces import parse_digits
from gestae.linguistics.en.vocabulary import TABLES, vocabulary
from gestae.ontology.table import Problems, read_rows
from gestae.records import Document, Passage, Sentence, Span

READINGS = {
    "numeral_rules.csv": {"number", "vague", "fraction", "ordinal", "parts_of", "quantity"},
    "time_rules.csv": {"time", "length", "quantity"},
    "quantity_rules.csv": {"quantity"},
}
COLUMNS = ("stage", "pattern", "action", "with", "example")


@pytest.fixture(scope="module")
def english() -> English:
    return load()


def parse(english: English, text: str) -> Sentence:
    document = Document(key="t", text=text, passages=(Passage(Span(0, len(text)), "en"),))
    ((sentence, *_),) = english.parse([(document, 0)])
    return sentence


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Norway pledged $3 billion in economic assistance.", "assistance"),
        ("Japan sent 100 non-military vehicles.", "vehicles"),
        ("Ukraine shipped 47,000 tons of wheat.", "wheat"),
        ("Sweden sold $24 million worth of Gripen missiles.", "missiles"),
        ("Canada announced a $60 billion package.", "package"),
        ("About 62 percent of respondents agreed.", "respondents"),
        ("Dozens of drones struck the port.", "drones"),
    ],
)
def test_what_is_counted_is_the_noun_it_is_a_figure_of(
    english: English, text: str, noun: str
) -> None:
    sentence = parse(english, text)
    (quantity,) = sentence.quantities
    assert quantity.noun is not None
    assert sentence.tokens[quantity.noun].text == noun


def test_money_into_something_is_not_money_of_it(english: English) -> None:
    (quantity,) = parse(english, "Japan invested $55 billion into its army.").quantities
    assert quantity.noun is None


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("He resigned a month after Iraq invaded Kuwait.", "invaded"),
        ("He resigned a week after the invasion of Kuwait.", "invasion"),
    ],
)
def test_a_time_after_a_deed_points_at_its_word(english: English, text: str, deed: str) -> None:
    sentence = parse(english, text)
    (time,) = sentence.times
    assert (time.anchor, time.offset) == ("event", 1)
    assert time.event is not None
    assert sentence.tokens[time.event].text == deed


@pytest.mark.parametrize("table", READINGS)
def test_every_rule_reads_its_own_example(table: str) -> None:
    problems = Problems()
    unread = []
    for row in read_rows(TABLES / table, COLUMNS, problems):
        text = f"it will go {row['example']} ."
        readings = [set(piece.values) & READINGS[table] for piece in read_all(text, 0, ())]
        if not any(readings):
            unread.append(row["example"])
    assert problems.found == []
    assert unread == []


def test_every_class_in_a_rule_is_known_to_some_word_or_reading() -> None:
    known = {name for classes in vocabulary().alphabet.codes for name in classes}
    assert {"month", "number", "time", "quantity", "money"} <= known


@pytest.mark.parametrize("table", READINGS)
def test_reading_makes_no_class_set_that_rules_were_compiled_without(table: str) -> None:
    known = set(vocabulary().alphabet.codes)
    for row in read_rows(TABLES / table, COLUMNS, Problems()):
        read_all(f"it will go {row['example']} .", 0, ())
    assert set(vocabulary().alphabet.codes) == known


def test_digits_with_ambiguous_marks_are_read_the_likelier_way() -> None:
    assert [int(parse_digits(w)) for w in ("1,234", "1.234.567", "12,34,567", "1 234")] == [
        1234, 1234567, 1234567, 1234,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Theresa May may leave.", "They sent 2000 soldiers."])
def test_parts_of_speech_keep_names_and_counts_from_being_times(
    english: English, text: str
) -> None:
    assert parse(english, text).times == ()


def test_an_ordinal_before_a_noun_is_a_rank(english: English) -> None:
    (quantity,) = parse(english, "It is the third country to sign.").quantities
    assert (quantity.kind, quantity.low) == ("rank", 3)


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("The driver, 61, was arrested.", 61, 61, "duration"),
        ("Courts of 12 judges or more sit in public.", 12, None, "count"),
    ],
)
def test_what_stands_beside_a_figure_tells_what_it_is(
    english: English, text: str, low: int, high: int | None, kind: str
) -> None:
    (quantity,) = parse(english, text).quantities
    assert (quantity.low, quantity.high, quantity.kind) == (low, high, kind)
