"""Motives, means and what holds a deed back, in both languages."""

import pytest

from gestae.coders.actors import find_mentions
from gestae.coders.attribution import find_attributions
from gestae.coders.causes import find_links
from gestae.ontology.load import load_ontology
from gestae.records import Link
from gestae.records.named import named_in
from tests.coders.parsing import parsed

ONTOLOGY = load_ontology()
Edge = tuple[str, str, str]


def links(text: str, language: str = "en") -> tuple[Link, ...]:
    document = parsed(text, None, language)
    mentions = find_mentions(document, ONTOLOGY)
    attributions = find_attributions(document, ONTOLOGY, mentions)
    return find_links(document, ONTOLOGY, (), mentions, attributions)


def edges(text: str, language: str = "en") -> set[Edge]:
    """Manner, or else kind, of each link that is not rejected; the reason, and what it is of."""
    found = set()
    for link in links(text, language):
        ends = (link.to, link.from_) if link.kind == "purpose" else (link.from_, link.to)
        reason, of = (words(end, text) for end in ends)
        if not link.rejected:
            found.add((link.manner or link.kind, reason, of))
    return found


def words(end: str, text: str) -> str:
    start, stop = end.split(":")[1].split("-")
    return text[int(start) : int(stop)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya aided Ghana out of pity.", ("motive", "pity", "Kenya aided Ghana")),
        (
            "Kenya's motive for aiding Ghana is mistrust of Egypt.",
            ("motive", "mistrust of Egypt", "aiding Ghana"),
        ),
        (
            "Kenya's motive for aiding Ghana is to contain Egypt.",
            ("purpose", "contain Egypt", "aiding Ghana"),
        ),
        (
            "Kenya protected its herders by closing the border.",
            ("means", "closing the border", "Kenya protected its herders"),
        ),
        (
            "Kenya's aid to Ghana is not only a kind gesture but also a way to keep Egypt out.",
            ("purpose", "keep Egypt out", "Kenya's aid to Ghana"),
        ),
        (
            "Kenya closed the border, citing a cattle disease.",
            ("causes", "a cattle disease", "Kenya closed the border"),
        ),
        (
            "Kenya aids Ghana, while serving its interests in the gulf.",
            ("purpose", "its interests in the gulf", "Kenya aids Ghana"),
        ),
    ],
)
def test_a_reason_is_told_apart_by_what_its_words_make_of_it(text: str, expected: Edge) -> None:
    assert expected in edges(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("肯尼亚以安全风险为由，关闭了边界。", ("causes", "安全风险", "关闭了边界")),
        (
            "加纳认为，肯尼亚的援助不仅是为了获得港口，而且是为了遏制埃及。",
            ("purpose", "获得港口", "肯尼亚的援助"),
        ),
        (
            "加纳认为，肯尼亚的援助不仅是为了获得港口，而且是为了遏制埃及。",
            ("purpose", "遏制埃及", "肯尼亚的援助"),
        ),
        ("出于对邻国的同情，肯尼亚援助了加纳。", ("motive", "对邻国的同情", "肯尼亚援助了加纳")),
        (
            "路透社指出，由于两国立场不同，粮价上涨了一倍。",
            ("causes", "两国立场不同", "粮价上涨了一倍"),
        ),
    ],
)
def test_chinese_words_of_reason_are_read_wherever_they_stand(text: str, expected: Edge) -> None:
    assert expected in edges(text, "zh")


def test_what_those_who_act_fear_or_hold_at_stake_moves_them() -> None:
    text = "Kenya aids Ghana. Kenya believes that Egypt's victory would threaten its ports."
    assert ("motive", "Egypt's victory would threaten its ports", "Kenya aids Ghana") in edges(text)


@pytest.mark.parametrize(
    "belief",
    [
        "Kenya believes that the rains will come in May.",
        "Kenya does not believe that Egypt's victory would threaten its ports.",
        "Sudan believes that Egypt's victory would threaten its ports.",
    ],
)
def test_a_belief_without_a_stake_denied_or_of_others_moves_nobody(belief: str) -> None:
    assert not {edge for edge in edges(f"Kenya aids Ghana. {belief}") if edge[0] == "motive"}


def test_a_heading_that_is_an_act_is_a_purpose_and_what_explains_it_its_means() -> None:
    text = (
        "There are several considerations behind Kenya's aid to Ghana:\n"
        "Protecting the ports: By tying Egypt down, it can guard its coast.\n"
    )
    found = edges(text)
    assert ("purpose", "Protecting the ports", "Kenya's aid to Ghana") in found
    assert ("means", "tying Egypt down", "Protecting the ports") in found


def test_counted_sentences_behind_reasons_are_reasons_each() -> None:
    text = (
        "There are two reasons why Kenya aids Ghana. First, it wants to win its votes. "
        "Second, losing Ghana would weaken its army."
    )
    found = {(kind, reason) for kind, reason, _ in edges(text)}
    assert found >= {("purpose", "win its votes"), ("causes", "losing Ghana would weaken its army")}


def test_did_so_points_at_the_deed_told_before() -> None:
    text = "Kenya aided Ghana. It did so because its ports were empty."
    assert ("causes", "its ports were empty", "Kenya aided Ghana") in edges(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya renewed a vow it made in May to aid Ghana.",
        "Kenya promised in the spring to aid Ghana.",
    ],
)
def test_what_a_promise_is_about_is_not_its_aim(text: str) -> None:
    assert not edges(text)


def test_a_meeting_told_by_a_word_of_time_is_hardly_a_cause() -> None:
    (met,) = links("Following the talks, Kenya closed the border.")
    (shot,) = links("Following the raid, Kenya closed the border.")
    assert met.score < 0.4 < shot.score


def test_a_condition_in_a_quotation_stays_within_it() -> None:
    text = (
        "Kenya sent a note about the ships: “As long as they carry no arms, there is no problem.”"
    )
    assert edges(text) == {("condition", "they carry no arms", "there is no problem")}


@pytest.mark.parametrize(
    ("text", "held_back"),
    [
        ("Despite protests, Kenya insists on aiding Ghana.", False),
        ("Kenya keeps up restraint in its aid to Ghana to avoid angering Egypt.", True),
        ("Because its ports are empty, Kenya stopped its aid to Ghana.", True),
    ],
)
def test_a_deed_is_named_as_held_back_where_words_limit_it(text: str, *, held_back: bool) -> None:
    named = [found for link in links(text) for r in link.reasons if (found := named_in(r.rule))]
    assert held_back in {deed.held_back for _, deed in named if deed.type == "AID"}


def test_what_only_shows_a_deed_names_none() -> None:
    (link,) = links("Although it is small, it is a sign that Kenya aids Ghana.")
    assert not any(named_in(reason.rule) for reason in link.reasons)


def test_a_closing_quotation_mark_stays_where_it_was_opened() -> None:
    text = "Kenya closed the border because it has a “serious deficit”."
    assert ("causes", "it has a “serious deficit”", "Kenya closed the border") in edges(text)
