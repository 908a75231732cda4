"""Who is named, described and referred to."""

import datetime as dt

import pytest

from gestae.coders.actors import find_mentions
from gestae.linguistics.parse import parse_documents
from gestae.ontology.load import load_ontology
from gestae.readers.text import make_document
from gestae.records import Mention

DAY = dt.date(2023, 6, 1)


def mentions(text: str, day: dt.date | None = DAY) -> tuple[Mention, ...]:
    (parsed,) = parse_documents([make_document(text, key="t", published=day)])
    return find_mentions(parsed, load_ontology())


def told(text: str, words: str, day: dt.date | None = DAY) -> list[tuple[str | None, ...]]:
    """Id, country and sector of each mention with those words."""
    return [
        (m.actor.id, m.actor.country, m.actor.sector)
        for m in mentions(text, day)
        if m.text == words
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Japan condemned Chad.", "Japan", ("JPN", "JPN", None)),
        ("Tokyo condemned Chad.", "Tokyo", ("JPN", "JPN", "GOV")),
        ("The Kremlin condemned Chad.", "Kremlin", ("RUS", "RUS", "GOV")),
        ("NATO condemned Chad.", "NATO", ("NATO", None, "IGO")),
        ("Kenyan police arrested him.", "Kenyan police", ("KEN", "KEN", "COP")),
        ("Officials from Peru resigned.", "Officials", ("PER", "PER", "GOV")),
        ("The army of Chad attacked Mali.", "army", ("TCD", "TCD", "MIL")),
        ("Ukraine's parliament met.", "Ukraine's parliament", ("UKR", "UKR", "LEG")),
        ("The Soviet Union invaded Hungary.", "Soviet Union", ("SUN", "SUN", None)),
    ],
)
def test_names_and_roles_resolve_to_country_and_sector(
    text: str, words: str, actor: tuple[str | None, ...]
) -> None:
    assert actor in told(text, words)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (dt.date(2016, 5, 1), "shinzo-abe"),
        (dt.date(2021, 3, 1), "yoshihide-suga"),
        (dt.date(2023, 6, 1), "fumio-kishida"),
    ],
)
def test_an_office_is_whoever_held_it_on_the_day(day: dt.date, holder: str) -> None:
    text = "The Japanese prime minister visited India."
    assert told(text, "Japanese prime minister", day) == [(holder, "JPN", "GOV")]


def test_an_indefinite_bearer_of_an_office_is_not_its_holder() -> None:
    ((actor, country, sector),) = told(
        "A Japanese prime minister never visited Chad.", "Japanese prime minister"
    )
    assert (actor, country, sector) == ("JPN", "JPN", "GOV")


def test_a_person_out_of_office_keeps_the_country_and_is_of_the_elites() -> None:
    assert ("shinzo-abe", "JPN", "ELI") in told("Shinzo Abe met him.", "Shinzo Abe", DAY)


def test_a_title_belongs_to_the_mention_and_the_country_is_another_inside_it() -> None:
    found = {m.text: m.actor.id for m in mentions("Russian President Vladimir Putin left.")}
    assert found["Russian President Vladimir Putin"] == "vladimir-putin"
    assert found["Russian"] == "RUS"


def test_a_person_our_tables_lack_takes_country_and_sector_from_the_title() -> None:
    text = "Kenyan Trade Minister Wanjiku Oloo met Omar. Oloo thanked India."
    found = {m.text: m.actor for m in mentions(text)}
    assert (found["Oloo"].country, found["Oloo"].sector) == ("KEN", "GOV")
    assert found["Oloo"].id is None


def test_his_counterpart_is_of_the_country_the_adjective_names() -> None:
    text = "Lavrov met his Turkish counterpart in Sochi."
    assert told(text, "his Turkish counterpart") == [("TUR", "TUR", "GOV")] or told(
        text, "his Turkish counterpart"
    )[0][1:] == ("TUR", "GOV")


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Brazil left the talks. It blamed Chad.", "It", "BRA"),
        ("Brazil left the talks. The country blamed Chad.", "The country", "BRA"),
        ("Zelensky spoke. He thanked Canada.", "He", "volodymyr-zelenskyy"),
        ("NATO met. The alliance condemned Chad.", "The alliance", "NATO"),
    ],
)
def test_pronouns_and_descriptions_refer_to_who_was_told_before(
    text: str, words: str, actor: str
) -> None:
    (mention,) = (m for m in mentions(text) if m.text == words)
    assert mention.actor.id == actor
    assert mention.antecedent is not None


def test_both_countries_are_the_two_told_together() -> None:
    text = "Egypt and Sudan held talks. Both countries praised Kenya."
    assert {m.actor.id for m in mentions(text) if m.text == "Both countries"} == {"EGY", "SDN"}


def test_what_does_not_stand_out_stays_unresolved() -> None:
    text = "The envoy from Peru met one from Chile and one from Bolivia. It was cold."
    assert [m for m in mentions(text) if m.text == "It"] == []


def test_an_object_is_not_its_own_subject() -> None:
    (mention,) = (
        m for m in mentions("Iran warned Iraq. Later Iran attacked it.") if m.text == "it"
    )
    assert mention.actor.id == "IRQ"


def test_a_countrys_name_at_the_end_of_a_persons_is_not_the_country() -> None:
    assert told("Michael Jordan spoke.", "Jordan") == []


def test_a_dateline_names_nobody() -> None:
    assert told("GENEVA - Governments pledged aid to Chad.", "GENEVA") == []


def test_someone_unknown_who_is_spoken_of_has_no_id() -> None:
    ((actor, country, _),) = told("Protesters condemned Chad.", "Protesters")
    assert (actor, country) == (None, None)


def sectors(text: str, words: str, publisher: str | None = None) -> list[tuple[str | None, ...]]:
    """Id or name, country and sector of each mention with those words, told by a publisher."""
    document = make_document(text, key="t", published=DAY, publisher=publisher)
    (parsed,) = parse_documents([document])
    found = find_mentions(parsed, load_ontology())
    return [
        (m.actor.id or m.actor.name, m.actor.country, m.actor.sector)
        for m in found
        if m.text == words
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Kenya's Ministry of Defence spoke.", "Kenya's Ministry of Defence", ("KEN", "KEN")),
        ("Peru's Congress met.", "Peru's Congress", ("PER", "PER")),
        ("Fighters of Boko Haram fled.", "Fighters", ("BOKOHARAM", "NGA")),
        ("The company Gazprom sued Chad.", "company", ("GAZPROM", "RUS")),
        ("HMAS Warramunga sailed to Fiji.", "HMAS Warramunga", ("AUS", "AUS")),
        ("The people of Chad voted.", "people", ("TCD", "TCD")),
    ],
)
def test_an_institution_or_group_is_whose_it_is(
    text: str, words: str, actor: tuple[str, str]
) -> None:
    assert actor in [found[:2] for found in sectors(text, words)]


def test_a_ministry_alone_is_not_a_british_one() -> None:
    assert ("GBR", "GBR", "GOV") not in sectors("The Ministry of Defence spoke.", "Ministry")


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("Kenyan villagers blocked the road.", "Kenyan villagers", ("Kenyan villagers", "KEN")),
        ("Villagers in Nairobi sang.", "Villagers", ("Villagers", "KEN")),
        ("Two of its envoys left Peru.", "Two of its envoys", ("envoys", None)),
        ("Some 200 Serbs marched.", "Serbs", ("Serbs", "SRB")),
        ("Forty bus drivers went on strike.", "Forty bus drivers", ("bus drivers", None)),
    ],
)
def test_people_told_by_a_common_noun_are_an_actor_of_their_own(
    text: str, words: str, actor: tuple[str, str | None]
) -> None:
    assert actor in [found[:2] for found in sectors(text, words)]


def test_police_are_those_of_the_country_a_report_is_told_from() -> None:
    text = "LIMA, Peru - Police arrested nine students on Monday."
    assert sectors(text, "Police") == [("PER", "PER", "COP")]
    assert sectors(text, "nine students") == [("students", "PER", "EDU")]


def test_police_are_those_of_the_place_the_clause_names() -> None:
    text = "LIMA, Peru - In Chad, police arrested nine students."
    assert sectors(text, "police") == [("TCD", "TCD", "COP")]


def test_envoys_and_western_officials_are_not_of_home() -> None:
    text = "LIMA, Peru - Envoys met Western officials."
    assert sectors(text, "Envoys") == [("Envoys", None, "GOV")]
    assert sectors(text, "Western officials") == [("Western officials", None, "GOV")]


def test_we_in_a_quotation_is_whom_the_speaker_stands_for() -> None:
    text = '"We will defend our coast," said the Peruvian defence minister.'
    assert [found[1] for found in sectors(text, "We")] == ["PER"]


def test_we_on_the_page_of_a_ministry_is_its_state() -> None:
    text = "We shall send two doctors to Chad. Our navy is ready."
    publisher = "Ministry of Foreign Affairs, Lima"
    assert sectors(text, "We", publisher) == [("PER", "PER", "GOV")]
    assert sectors(text, "Our navy", publisher) == [("PER", "PER", "MIL")]


def test_we_of_nobody_knows_whom_is_nobody() -> None:
    assert sectors("We shall send two doctors to Chad.", "We") == []


def test_both_armies_are_those_of_the_two_countries_told_together() -> None:
    text = "Egypt and Sudan held talks in Paris. Both armies will leave the valley."
    assert {found[:1] for found in sectors(text, "Both armies")} == {("EGY",), ("SDN",)}


def test_the_rebels_are_those_told_of_before() -> None:
    text = "Boko Haram rebels took a town. On Monday the rebels left it."
    assert sectors(text, "the rebels") == [("BOKOHARAM", "NGA", "REB")]


def test_a_name_that_ends_like_a_known_one_is_another() -> None:
    assert sectors("Commodore Luz Putin sailed.", "Putin") == []


def test_whose_parliament_is_that_of_the_noun_before() -> None:
    text = "Chad, whose parliament met, thanked Peru."
    assert sectors(text, "parliament") == [("TCD", "TCD", "LEG")]


def test_a_river_is_nobody() -> None:
    assert sectors("Talks on the Moa River failed.", "Moa River") == []


@pytest.mark.parametrize("sum_", ["US$ 400 million", "US$400 million", "400 million U.S. dollars"])
def test_whose_money_a_sum_is_names_nobody(sum_: str) -> None:
    found = mentions(f"India lent {sum_} to Sri Lanka in January.")
    assert {m.actor.id for m in found} == {"IND", "LKA"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Catalonia held a vote.", "ESP"),
        ("Shenzhen banned the trade.", "CHN"),
        ("Osaka City signed the pact.", "JPN"),
    ],
)
def test_a_part_of_a_country_acts_as_one_of_it(text: str, country: str) -> None:
    assert [(m.actor.id, m.actor.country) for m in mentions(text)] == [(None, country)]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Pelk signed the book.",
        "The yen fell against the US dollar.",
        "Ships crossed the Gulf of Mexico.",
        "Stalin ruled.",
    ],
)
def test_a_state_inside_another_name_is_no_state(text: str) -> None:
    assert [m.actor.country for m in mentions(text) if m.actor.country] == []


def test_two_states_written_as_one_word_are_both() -> None:
    told_of = {m.actor.id for m in mentions("The Sino-US talks failed.")}
    assert {"CHN", "USA"} <= told_of
