import json
from typing import Any

import pytest

from gestae.errors import UsageError
from gestae.ontology.load import load_ontology
from gestae.records.rows import event_to_dict, plain_row
from gestae.review.correct import Corrected, correction
from gestae.review.words import Text
from tests.store.telling import TEXT, a_document, a_loan

LOAN = a_loan(a_document())


def corrected(field: str, told: Any) -> Any:
    text = Text(TEXT, LOAN.sentence.span)
    return json.loads(correction(field, told, Corrected(LOAN, text, load_ontology())))


def test_a_status_is_one_of_the_contract() -> None:
    assert corrected("status", "Planned") == "planned"
    with pytest.raises(UsageError, match=r"unknown status 'plant'.*Known: conditional, denied"):
        corrected("status", "plant")


def test_a_type_is_one_of_plover() -> None:
    assert corrected("type", "agree") == "AGREE"
    with pytest.raises(UsageError, match="Did you mean 'SANCTION'"):
        corrected("type", "sanctions")


def test_a_mode_is_one_of_the_type() -> None:
    with pytest.raises(UsageError, match="unknown mode of AID"):
        corrected("mode", "visit")
    assert corrected("mode", "none") is None


def test_an_instrument_is_one_of_the_tree_or_none() -> None:
    assert corrected("instrument", "aid.military") == "aid.military"
    assert corrected("instrument", "none") is None
    with pytest.raises(UsageError, match="unknown instrument"):
        corrected("instrument", "aid.milk")


def test_a_field_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"unknown field 'state'.*status"):
        corrected("state", "done")


def test_an_actor_given_by_id_is_found_under_its_name_in_the_sentence() -> None:
    (kenya,) = corrected("targets", "KEN")
    assert (kenya["id"], kenya["name"], kenya["text"], kenya["span"]) == (
        "KEN", "Kenya", "Kenya", [0, 5],
    )  # fmt: skip


def test_an_actor_is_read_from_the_words_that_are_given() -> None:
    (mention,) = corrected("sources", "JPN=Radio Lima")
    assert (mention["id"], mention["text"]) == ("JPN", "Radio Lima")


def test_an_actor_is_known_by_its_name_in_any_language() -> None:
    assert corrected("sources", "肯尼亚=Kenya")[0]["id"] == "KEN"


def test_words_of_the_sentence_are_an_actor_our_tables_do_not_know() -> None:
    (mention,) = corrected("sources", "Radio Lima")
    assert (mention["id"], mention["name"]) == (None, "Radio Lima")


def test_who_is_neither_known_nor_in_the_text_is_refused() -> None:
    with pytest.raises(UsageError, match="'Kenia' is no id or name in our tables"):
        corrected("sources", "Kenia")
    with pytest.raises(UsageError, match=r"Japan is not named in the text.*“JPN=the island"):
        corrected("sources", "JPN")


def test_actors_are_added_and_taken_away() -> None:
    assert [m["id"] for m in corrected("sources", "+PER")] == ["KEN", "PER"]
    assert corrected("sources", "-Kenya") == []
    with pytest.raises(UsageError, match="'PER' is not among them: KEN"):
        corrected("sources", "-PER")


def test_adding_and_naming_do_not_mix() -> None:
    with pytest.raises(UsageError, match="before all of them, or before none"):
        corrected("sources", "JPN, +PER")


def test_who_is_not_named_in_the_sentence_is_read_from_elsewhere_in_the_text() -> None:
    (mention,) = corrected("sources", "秘鲁")  # PER stands in the sentence, too
    assert mention["text"] == "Peru"
    (mention,) = corrected("targets", "-PER, +PER=秘鲁")
    assert mention["text"] == "秘鲁"


def test_an_amount_is_read_from_its_number_where_it_is_written_otherwise() -> None:
    (amount,) = corrected("amounts", "EUR 3.5 million")
    assert amount["text"] == "3.5 million"


def test_a_side_may_be_emptied() -> None:
    assert corrected("sources", "none") == []


@pytest.mark.parametrize(
    ("told", "start", "end", "precision"),
    [
        ("2019-05-03", "2019-05-03", "2019-05-03", "day"),
        ("2019-05", "2019-05-01", "2019-05-31", "month"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("2019-Q2", "2019-04-01", "2019-06-30", "quarter"),
        ("1990s", "1990-01-01", "1999-12-31", "decade"),
        ("2019-05-03..2019-05-06", "2019-05-03", "2019-05-06", "day"),
        ("2019-06=2019", "2019-06-01", "2019-06-30", "month"),
    ],
)
def test_a_date_is_a_stretch_of_days(told: str, start: str, end: str, precision: str) -> None:
    date = corrected("date", told)
    assert (date["start"], date["end"], date["precision"]) == (start, end, precision)


@pytest.mark.parametrize("told", ["yesterday", "2019-13", "2019-02-30", "2020..2019"])
def test_what_is_no_date_is_answered_with_the_forms(told: str) -> None:
    with pytest.raises(UsageError, match="is no date; give 2024, 2024-02"):
        corrected("date", told)


@pytest.mark.parametrize(
    ("told", "low", "high", "kind", "unit"),
    [
        ("USD 3.5 million", 3500000, 3500000, "money", "USD"),
        ("3,500,000 EUR", 3500000, 3500000, "money", "EUR"),
        ("<= 300 vehicles", None, 300, "count", None),
        (">=40 percent", 40, None, "share", "percent"),
        ("~10..20 kilometres", 10, 20, "distance", "kilometre"),
        ("12 %", 12, 12, "share", "percent"),
    ],
)
def test_an_amount_is_a_figure_with_what_it_counts(
    told: str, low: Any, high: Any, kind: str, unit: Any
) -> None:
    (amount,) = corrected("amounts", f"{told}=$3.5 million")
    assert (amount["low"], amount["high"], amount["kind"], amount["unit"]) == (
        low, high, kind, unit,
    )  # fmt: skip
    assert amount["text"] == "$3.5 million"


def test_what_is_no_amount_is_answered_with_examples() -> None:
    with pytest.raises(UsageError, match="'much' is no amount; write it like"):
        corrected("amounts", "much")
    with pytest.raises(UsageError, match="XYZ in 'XYZ 12' is no currency"):
        corrected("amounts", "XYZ 12=$3.5 million")


def test_a_place_is_one_of_the_gazetteer() -> None:
    place = corrected("place", "Nairobi=Kenya")
    assert (place["name"], place["country"], place["text"]) == ("Nairobi", "KEN", "Kenya")
    with pytest.raises(UsageError, match="no place 'Nairopolis'"):
        corrected("place", "Nairopolis")
    with pytest.raises(UsageError, match=r"has 'Nairobi' in KEN.*, not in PER"):
        corrected("place", "Nairobi/PER")


def test_a_teller_who_is_there_keeps_the_cue() -> None:
    (teller,) = corrected("attribution", "Radio Lima")
    assert (teller["cue"], teller["speaker"]["text"]) == ("said", "Radio Lima")


def test_the_document_itself_tells_what_nobody_is_named_for() -> None:
    assert corrected("attribution", "none") == []


def test_a_value_may_be_json_of_the_contract() -> None:
    row = event_to_dict(LOAN)
    for field in ("sources", "amounts", "date", "place", "attribution", "contexts"):
        assert corrected(field, json.dumps(plain_row({"x": row[field]})["x"], default=float)) == (
            json.loads(json.dumps(row[field], default=float))
        )


def test_in_json_spans_are_found_by_their_words() -> None:
    (mention,) = corrected("targets", '[{"id": "PER", "name": "Peru", "text": "Peru"}]')
    assert mention["span"] == [11, 15]


def test_in_json_a_span_that_does_not_fit_its_words_is_refused() -> None:
    with pytest.raises(UsageError, match=r"at 0–5 the text has 'Kenya', not 'Peru'"):
        corrected("targets", '[{"id": "PER", "name": "Peru", "text": "Peru", "span": [0, 5]}]')


def test_json_of_another_form_is_refused_with_what_it_lacks() -> None:
    with pytest.raises(UsageError, match="date cannot be"):
        corrected("date", '{"start": "2019-05-01"}')
    with pytest.raises(UsageError, match="no actor with the id 'XXX'"):
        corrected("targets", '[{"id": "XXX", "name": "X", "text": "Peru"}]')
    with pytest.raises(UsageError, match="is no JSON"):
        corrected("targets", "[{")
