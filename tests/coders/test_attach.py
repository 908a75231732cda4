"""Whose date and whose figure: details of a sentence among its deeds."""

import datetime as dt
from dataclasses import replace

import pytest

from gestae.coders.code import code
from gestae.ontology.load import load_ontology
from gestae.records import Event
from tests.coders.parsing import parsed

PUBLISHED = dt.date(2024, 9, 14)


def deed(text: str, trigger: str) -> Event:
    found = parsed(text)
    document = replace(found.document, published=PUBLISHED)
    coded = code(replace(found, document=document), load_ontology(), judged=False)
    return next(event for event in coded.events if event.trigger.text.startswith(trigger))


@pytest.mark.parametrize(
    ("text", "trigger", "figures"),
    [
        ("Chad attacked a Libyan convoy, killing 53 soldiers.", "attacked", ["53"]),
        ("Ghana freed the four Malians whom Togo had arrested.", "arrested", ["four"]),
        ("Ghana jailed a Malian editor for eleven days.", "jailed", ["eleven days"]),
        ("Chad arrested 19 Libyans, two Malian officials said.", "arrested", ["19"]),
        ("Peru expelled 5 Chileans and 40 Bolivians arrived in Lima.", "expelled", ["5"]),
        ("Peru sent Chile a force of 60,000.", "sent", ["60,000"]),
    ],
)
def test_a_figure_belongs_to_the_deed_it_tells_of(
    text: str, trigger: str, figures: list[str]
) -> None:
    assert [amount.text for amount in deed(text, trigger).amounts] == figures


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Ghana attacked Togo on Tuesday and arrested Togolese envoys.", "arrested", 10),
        (
            "Ghana attacked Togo on Tuesday, and the Togolese army arrested envoys.",
            "arrested",
            None,
        ),
        ("On Tuesday Ghana attacked Togo, and the Togolese army arrested envoys.", "arrested", 10),
        ("Chad attacked Libya on Tuesday night.", "attacked", 10),
        ("It was worse on Tuesday, when Chad attacked Libya.", "attacked", 10),
        ("Chad rejected talks with Libya before the end of Friday.", "rejected", None),
        ("Chad denied that Libya had attacked Togo on Friday.", "denied", None),
        ("Chad condemned Libya after the riots of Friday.", "condemned", None),
        ("Chad attacked Libya, and the Libyan envoy will leave on Friday.", "attacked", None),
    ],
)
def test_a_date_belongs_to_the_deed_of_its_own_clause(
    text: str, trigger: str, day: int | None
) -> None:
    date = deed(text, trigger).date
    assert (date and date.start) == (day and dt.date(2024, 9, day))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("In Jos, where police attacked Malian traders, shops closed.", "attacked", "Jos"),
        ("Chadian troops seized Jos and killed ten Malians.", "killed", "Jos"),
        ("Talks between Chad and Libya failed in Geneva on Monday.", "Talks", "Geneva"),
        ("A firm in Lagos sued Ghana in London.", "sued", "London"),
        ("Chadian jets bombed two villages in Libya near Sabha.", "bombed", "Sabha"),
    ],
)
def test_a_deed_has_the_narrowest_place_of_its_clause_or_of_what_it_goes_on_from(
    text: str, trigger: str, place: str
) -> None:
    found = deed(text, trigger).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "trigger", "tellers"),
    [
        ("The Chadian government said that it refused to arrest Libyan envoys.", "refused", []),
        ("The Chadian government said that it had arrested Libyan envoys.", "arrested", ["CHAD"]),
        (
            "Ghana said that Chadian jets had attacked Libya, which Chad denied.",
            "attacked",
            ["GHANA"],
        ),
    ],
)
def test_who_makes_an_act_of_speech_or_denies_a_deed_does_not_tell_it(
    text: str, trigger: str, tellers: list[str]
) -> None:
    told = deed(text, trigger).attribution
    assert [t.speaker.actor.name.upper() for t in told] == tellers
