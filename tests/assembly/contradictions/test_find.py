import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gestae.assembly.contradictions.find import contradict, is_worth_comparing
from gestae.assembly.tellings.finding import Finding
from gestae.records import Actor, Event
from tests.assembly.contradictions.told import (
    GHANA,
    KENYA,
    PERU,
    amount,
    date,
    deed,
    document,
    mention,
)

ONE_DEED: Mapping[str, Finding] = {
    name: Finding(name.partition(".")[2], "", measure=measure)
    for name, measure in {
        "kind.same_instrument": 1.0,
        "source.same": 1.0,
        "target.same": 1.0,
        "date.same_day": 1.0,
        "published.near": 1.0,
        "trigger.same": 1.0,
        "words.shared": 0.7,
    }.items()
}
GAVE = "On 1 May Kenya gave Peru $12 million."
HANDED = "Kenya handed Peru $20 million on 1 May."


def gave() -> Event:
    told = date(GAVE, "1 May", "2019-05-01")
    return deed(GAVE, "gave", told=told, amounts=[amount("$12 million", 12e6, text=GAVE)])


def handed(figure: float = 20e6, words: str = "$20 million", text: str = HANDED) -> Event:
    told = date(text, "1 May", "2019-05-01")
    return deed(text, "handed", told=told, amounts=[amount(words, figure, text=text)])


def test_two_sums_of_one_deed_contradict_each_other_with_both_in_words() -> None:
    link = contradict(gave(), handed(), ONE_DEED)
    assert link is not None
    assert (link.kind, link.severity, link.document) == ("contradicts", "major", None)
    assert [reason.rule for reason in link.reasons] == ["amounts"]
    assert "“$12 million” against “$20 million”" in link.reasons[0].detail


def test_the_link_is_the_same_whichever_telling_comes_first() -> None:
    one, other = contradict(gave(), handed(), ONE_DEED), contradict(handed(), gave(), ONE_DEED)
    assert one is not None
    assert other is not None
    assert (one.id, one.severity) == (other.id, other.severity)


def test_alike_parties_and_kind_alone_make_no_contradiction() -> None:
    alike = {name: ONE_DEED[name] for name in ("kind.same_instrument", "source.same")}
    assert contradict(gave(), handed(), alike) is None


def test_what_was_pledged_and_what_was_given_are_two_figures() -> None:
    assert contradict(replace(gave(), status="pledged"), handed(), ONE_DEED) is None


def test_another_sum_is_not_held_against_the_first() -> None:
    text = "On 1 May Kenya handed Peru another $20 million."
    assert contradict(gave(), handed(text=text), ONE_DEED) is None


def test_a_figure_that_the_other_sentence_says_too_is_no_contradiction() -> None:
    text = "Kenya handed Peru $20 million on 1 May, after $12 million in April."
    assert contradict(gave(), handed(text=text), ONE_DEED) is None


def test_a_part_of_a_deed_does_not_contradict_the_whole() -> None:
    assert contradict(gave(), handed(), ONE_DEED, "part_of") is None


def test_a_higher_toll_the_next_day_is_an_update_and_a_lower_one_is_not() -> None:
    first, later = "Raiders killed 40 villagers.", "Raiders killed {} villagers, in all."
    sides = {"sources": (), "targets": ()}
    early = deed(first, "killed", type_="ASSAULT", **sides)  # type: ignore[arg-type]
    early = replace(early, amounts=(amount("40", 40, kind="count", unit=None, text=first),))

    def then(toll: int) -> Event:
        text = later.format(toll).replace(", in all", "")
        whole = document(text, "2019-05-03")
        event = deed(text, "killed", type_="ASSAULT", whole=whole, **sides)  # type: ignore[arg-type]
        figure = amount(str(toll), toll, kind="count", unit=None, text=text)
        return replace(event, amounts=(figure,))

    assert contradict(early, then(55), ONE_DEED) is None
    assert contradict(early, then(25), ONE_DEED) is not None


def test_days_apart_contradict_and_the_next_day_does_not() -> None:
    moved = "Kenya handed Peru $12 million on {}."
    evidence = {name: found for name, found in ONE_DEED.items() if name != "date.same_day"}

    def on(words: str, day: str) -> Event:
        text = moved.format(words)
        return deed(text, "handed", told=date(text, words, day))

    assert contradict(gave(), on("2 May", "2019-05-02"), evidence) is None
    link = contradict(gave(), on("20 May", "2019-05-20"), evidence)
    assert link is not None
    assert "“1 May” (2019-05-01) against “20 May” (2019-05-20)" in link.reasons[0].detail


def test_swapped_sides_are_critical() -> None:
    text = "Peru gave Kenya the money on 1 May."
    sides = mention(text, "Peru", PERU), mention(text, "Kenya", KENYA)
    turned = deed(text, "gave", sources=sides[:1], targets=sides[1:])
    link = contradict(replace(gave(), amounts=()), turned, ONE_DEED)
    assert link is not None
    assert (link.reasons[0].rule, link.severity) == ("swapped", "critical")


def test_another_party_contradicts_and_an_alliance_does_not() -> None:
    text = "{} gave Peru the money on 1 May."
    base = replace(gave(), amounts=())

    def by(words: str, actor: Actor) -> Event:
        told = text.format(words)
        return deed(told, "gave", sources=[mention(told, words, actor)])

    assert contradict(base, by("Ghana", GHANA), ONE_DEED) is not None
    assert contradict(base, by("The AU", Actor("AU", "African Union")), ONE_DEED) is None


def test_a_denial_by_somebody_else_denies_and_the_same_voice_contradicts_itself() -> None:
    text = "Ghana said that Kenya had not given Peru the money on 1 May."
    ghana = mention(text, "Ghana", GHANA)
    denial = deed(text, "given", status="denied", said_by=[ghana])
    claim = replace(gave(), amounts=())
    link = contradict(claim, denial, ONE_DEED)
    assert link is not None
    assert (link.kind, link.from_, link.to) == ("denies", denial.id, claim.id)
    itself = contradict(claim, replace(denial, attribution=()), ONE_DEED)
    assert itself is not None
    assert (itself.kind, itself.reasons[0].rule) == ("contradicts", "status")


def test_what_had_not_happened_yet_does_not_contradict_that_it_did_later() -> None:
    text = "Kenya had not yet given Peru the money."
    earlier = document(text, "2019-04-01")
    not_yet = deed(text, "given", status="denied", whole=earlier)
    assert contradict(replace(gave(), amounts=()), not_yet, ONE_DEED) is None


def test_what_was_hardly_read_contradicts_nothing() -> None:
    assert contradict(replace(gave(), confidence=0.01), handed(), ONE_DEED) is None


def test_a_difference_itself_does_not_keep_two_tellings_from_being_compared() -> None:
    apart = {**ONE_DEED, "date.apart": Finding("apart", "", measure=6.0)}
    del apart["date.same_day"]
    assert is_worth_comparing(apart)
    assert not is_worth_comparing({"kind.unrelated": Finding("unrelated", "")})


def priced(words: str, text: str, unit: str = "USD") -> Event:
    """A gift of 1990, told in 2020; the figure is in millions."""
    told = date(text, "1990", "1990-01-01", "1990-12-31")
    figure = amount(words, float(words.strip("$").split()[0]) * 1e6, unit=unit, text=text)
    found = deed(text, "gave", told=told, amounts=[figure])
    return replace(found, document=replace(found.document, published=dt.date(2020, 5, 2)))


PLAIN = priced("$50 million", "In 1990 Kenya gave Peru $50 million.")


@pytest.mark.parametrize(
    "behind", ["in 2020 dollars", "adjusted for inflation", "in today’s money"]
)
def test_a_sum_in_the_prices_of_another_year_is_no_contradiction(behind: str) -> None:
    told_plainly = priced("$100 million", "In 1990 Kenya gave Peru $100 million.")
    repriced = priced("$100 million", f"In 1990 Kenya gave Peru $100 million {behind}.")
    assert contradict(PLAIN, told_plainly, ONE_DEED) is not None
    assert contradict(PLAIN, repriced, ONE_DEED) is None
    assert contradict(repriced, PLAIN, ONE_DEED) is None


def test_a_sum_that_inflation_does_not_explain_is_a_contradiction() -> None:
    much = priced("$300 million", "In 1990 Kenya gave Peru $300 million in 2020 dollars.")
    link = contradict(PLAIN, much, ONE_DEED)
    assert link is not None
    assert "prices" in link.reasons[0].detail


def test_prices_of_two_years_in_a_currency_without_a_series_are_not_compared() -> None:
    plain = priced("50 million rials", "In 1990 Kenya gave Peru 50 million rials.", "IRR")
    text = "In 1990 Kenya gave Peru 300 million rials in 2020 prices."
    assert contradict(plain, priced("300 million rials", text, "IRR"), ONE_DEED) is None
