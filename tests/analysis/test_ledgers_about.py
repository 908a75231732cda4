"""Which deeds belong in a ledger by what they are about, and who is a party of them."""

from dataclasses import replace
from typing import Any

import pytest

from gestae.analysis.ledgers.line import Line
from gestae.analysis.ledgers.lines import Ties, make_lines
from gestae.ontology.exchange import load_rates
from gestae.ontology.ledgers import load_ledger_words, load_ledgers
from gestae.records import Cue, Event, Excerpt, Span
from tests.analysis.built import telling

LEDGERS = load_ledgers()


def lines(event: Event, ledger: str = "agreements") -> tuple[Line, ...]:
    return make_lines([event], LEDGERS[ledger], Ties(), load_rates(), load_ledger_words())


def talks(text: str, trigger: str, *, language: str = "en", **more: Any) -> Event:
    event = telling(
        text, **{"status": "done", "type_": "CONSULT", "instrument": "diplomacy.talks", **more}
    )
    start = text.index(trigger)
    return replace(
        event,
        trigger=Cue(trigger, Span(start, start + len(trigger))),
        sentence=Excerpt(text, Span(0, len(text)), language),
    )


@pytest.mark.parametrize(
    ("text", "trigger", "language", "instrument"),
    [
        ("Their envoys met to discuss a new tax treaty.", "met", "en", "agreement.tax"),
        ("The peace treaty talks went on in Oslo.", "talks", "en", "agreement.peace"),
        ("双方就投资协定举行会谈。", "会谈", "zh", "agreement.investment"),
        ("和平条约谈判仍在继续。", "谈判", "zh", "agreement.peace"),
        ("双方会晤，讨论新的税收协定。", "会晤", "zh", "agreement.tax"),
    ],
)
def test_talks_about_a_treaty_are_a_line_of_its_kind(
    text: str, trigger: str, language: str, instrument: str
) -> None:
    (line,) = lines(talks(text, trigger, language=language))
    assert (line.stage, line.instrument) == ("talks", instrument)


def test_talks_that_are_broken_off_may_be_named_first() -> None:
    (line,) = lines(
        talks(
            "Talks on a tax treaty with Peru were suspended.",
            "suspended",
            type_="SANCTION",
            instrument="diplomacy.talks_suspended",
        )
    )
    assert (line.stage, line.instrument) == ("suspended", "agreement.tax")


def test_what_is_signed_is_an_agreement_whatever_it_is_about() -> None:
    text = "The two states signed an accord on gas supplies."
    (line,) = lines(talks(text, "signed", type_="SUPPORT", instrument="trade.supply"))
    assert (line.stage, line.instrument) == ("signed", "agreement")
    text = "The two states supplied gas under the accord."
    assert lines(talks(text, "supplied", type_="SUPPORT", instrument="trade.supply")) == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The ministers met. They had signed a tax treaty.", "met"),
        ("After the tax treaty was signed in May the two ministers met.", "met"),
        ("Their envoys met to discuss fish.", "met"),
    ],
)
def test_a_meeting_that_is_not_about_a_treaty_is_no_line(text: str, trigger: str) -> None:
    assert lines(talks(text, trigger)) == ()


def test_talks_that_are_broken_off_are_suspended() -> None:
    (line,) = lines(
        talks(
            "Its government suspended talks on an investment treaty.",
            "suspended",
            type_="SANCTION",
            instrument="diplomacy.talks_suspended",
        )
    )
    assert (line.stage, line.instrument) == ("suspended", "agreement.investment")


@pytest.mark.parametrize(
    ("text", "trigger", "instrument", "stage"),
    [
        ("The tax pact entered\ninto force.", "entered", "agreement.tax", "in force"),
        ("Its senate endorsed the tax pact.", "endorsed", "agreement.ratification", "ratified"),
        ("Its leader scrapped the pact.", "scrapped", "agreement.withdrawal", "ended"),
    ],
)
def test_the_stage_of_an_agreement_is_told_by_words_or_by_what_is_done_to_it(
    text: str, trigger: str, instrument: str, stage: str
) -> None:
    (line,) = lines(talks(text, trigger, type_="SUPPORT", instrument=instrument))
    assert line.stage == stage


def test_what_is_ratified_is_a_line_of_its_kind() -> None:
    text = "Its senate ratified a free trade agreement."
    told = {"type_": "SUPPORT", "instrument": "agreement.ratification"}
    (line,) = lines(talks(text, "ratified", **told))
    assert (line.stage, line.instrument) == ("ratified", "agreement.trade")


def test_all_parties_of_an_agreement_stand_on_both_sides() -> None:
    signed = telling("signed a pact", status="done", type_="SUPPORT", instrument="agreement.tax")
    (line,) = lines(signed)
    assert line.sources == line.targets
    assert {actor.id for actor in line.sources} == {"JPN", "UKR"}


def test_who_leaves_an_agreement_does_it_alone() -> None:
    left = telling("left", status="done", type_="SANCTION", instrument="agreement.withdrawal")
    (line,) = lines(left)
    assert [actor.id for actor in line.sources] == ["JPN"]


def test_who_breaks_off_talks_is_not_shown_as_broken_off_with() -> None:
    text = "It suspended talks on a peace treaty."
    told = {"type_": "SANCTION", "instrument": "diplomacy.talks_suspended"}
    event = talks(text, "suspended", **told)
    (line,) = lines(replace(event, targets=(*event.targets, *event.sources)))
    assert [actor.id for actor in line.targets] == ["UKR"]
