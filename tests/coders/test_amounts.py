"""Amounts: of what they are, and which currency a shared sign or an ellipsis means."""

from dataclasses import replace

import pytest

from gestae.coders.amounts import find_amounts
from gestae.ontology.load import load_ontology
from gestae.records import Amount
from tests.coders.parsing import parsed


def read(text: str, url: str | None = None) -> list[Amount]:
    found = parsed(text)
    document = replace(found.document, url=url)
    return list(find_amounts(replace(found, document=document), load_ontology()))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Norway pledged $3 billion in economic assistance.", "economic assistance"),
        ("Norway sent about 70 armoured ambulances.", "armoured ambulances"),
        ("Ukraine shipped 47,000 tons of wheat.", "wheat"),
        ("Japan invested $55 billion.", None),
    ],
)
def test_an_amount_is_of_the_phrase_it_counts(text: str, of: str | None) -> None:
    (amount,) = read(text)
    assert amount.of == of


def test_a_sum_without_currency_takes_that_of_the_money_before_it() -> None:
    total, part = read("Oslo gave 5 billion kroner, of which 2 billion was spent.")
    assert (part.kind, part.unit) == ("money", total.unit)


def test_a_small_number_after_money_stays_a_count() -> None:
    kinds = [amount.kind for amount in read("Oslo gave $5 million to 300 schools.")]
    assert kinds == ["money", "count"]


@pytest.mark.parametrize(
    ("text", "url", "unit"),
    [
        ("Ottawa gave $5 million.", "https://www.canada.ca/news", "CAD"),
        ("Ottawa gave US$5 million.", "https://www.canada.ca/news", "USD"),
        ("Ottawa gave $5 million.", "https://www.example.com/news", "USD"),
        ("Ottawa gave $5 million.", None, "USD"),
        ("Kyiv got $5 million.", "https://www.kmu.gov.ua/news", "USD"),
    ],
)
def test_a_shared_sign_is_the_currency_of_the_documents_country(
    text: str, url: str | None, unit: str
) -> None:
    (amount,) = read(text, url)
    assert amount.unit == unit


def test_amounts_keep_their_words() -> None:
    text = "Japan sent up to 300 trucks."
    (amount,) = read(text)
    assert amount.text == amount.span.of(text) == "up to 300"
    assert (amount.low, amount.high) == (None, 300)
