"""Deeds told by nouns for building and storing, what goes on from deeds before, and landmarks."""

import pytest

from gestae import code
from gestae.coders.landmarks import landmarks
from gestae.records import Event
from tests.coders.parsing import parsed


def posture(text: str) -> dict[str, Event]:
    """The deeds of posture in a text by their words."""
    return {
        event.trigger.text: event
        for event in code(text, published="2023-05-02").events
        if (event.instrument or "").startswith("posture")
    }


def place_of(event: Event) -> str | None:
    return event.place.name if event.place else None


def test_what_is_built_and_stored_at_a_place_is_told_by_nouns() -> None:
    found = posture(
        "Greece moved troops to Rhodes in April. The measures include the building of barracks "
        "for 900 men and storage of Exocet missiles on Lesbos."
    )
    assert found["building"].instrument == "posture.base"
    assert found["storage"].instrument == "posture.deployment.missile"
    assert place_of(found["building"]) == place_of(found["storage"]) == "Lesbos"


def test_a_list_of_what_was_told_before_has_its_doer() -> None:
    found = posture(
        "Greece moved troops to Rhodes in April. The measures include the expansion of an air "
        "base on Crete."
    )
    assert [m.actor.id for m in found["expansion"].sources] == ["GRC"]
    assert not found["expansion"].targets, "its place is the doer's own"


def test_a_list_that_has_an_owner_takes_no_other_doer() -> None:
    found = posture(
        "Greece moved troops to Rhodes in April. Turkey's measures include the expansion of an "
        "air base on Lemnos."
    )
    assert "GRC" not in [m.actor.id for m in found["expansion"].sources]


@pytest.mark.parametrize(
    "text",
    [
        "The storage of grain at Odesa continues.",
        "The construction of a school in Crete cost 2 million euros.",
        "The expansion of trade with Crete is welcome.",
    ],
)
def test_what_is_no_force_or_base_is_no_posture(text: str) -> None:
    assert not posture(text)


def test_chinese_verbs_without_a_doer_are_told_where_their_thing_and_place_stand() -> None:
    found = posture(
        "希腊四月向罗得岛增派部队。这些举措包括在莱斯沃斯岛修建可容纳900人居住的兵营，"
        "并在岛上储存“飞鱼”反舰导弹。"
    )
    assert place_of(found["修建"]) == "Lesbos"
    assert [amount.high for amount in found["修建"].amounts] == [900]
    assert found["储存"].instrument == "posture.deployment.missile"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("It built barracks on Rhodes, 20 km from the Turkish coast.", "en", "the Turkish coast"),
        ("The camp lies 8 miles north-east of Kars.", "en", "Kars"),
        ("该岛距离土耳其海岸仅20公里。", "zh", "土耳其海岸仅"),
    ],
)
def test_a_distance_is_measured_from_the_words_that_lead_on(
    text: str, language: str, words: str
) -> None:
    (sentence,) = parsed(text, language=language).sentences
    ((_, measured),) = landmarks(sentence)
    assert measured.of(text) == words


def test_a_march_of_so_many_miles_is_measured_from_nothing() -> None:
    (sentence,) = parsed("The troops marched 20 km in a day.").sentences
    assert not list(landmarks(sentence))
