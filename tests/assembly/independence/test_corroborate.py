from gestae.assembly.independence.copies import group_texts
from gestae.assembly.independence.corroborate import Corroboration, Denial, corroborate
from gestae.assembly.independence.voices import Speaker, Telling
from gestae.ontology.publishers import load_publishers

SPOKESMAN = Speaker("ivo-kral", "Ivo Kral", "CZE", "GOV", "Ivo Kral")
MINISTRY = Speaker("CZE", "Czech Republic", "CZE", "GOV", "the Czech foreign ministry")
REUTERS = Speaker(None, "Reuters", "GBR", "MED", "Reuters")
OFFICIALS = Speaker(None, "officials", None, None, "officials")


def telling(document: str, publisher: str, *speakers: Speaker, denies: bool = False) -> Telling:
    return Telling(
        event=f"event of {document}",
        deed="deed",
        document=document,
        publisher=publisher,
        author=None,
        url=None,
        name=document,
        denies=denies,
        speakers=speakers,
    )


def count(*tellings: Telling, texts: dict[str, str] | None = None) -> Corroboration:
    (found,) = corroborate(tellings, [], texts or {}, load_publishers())
    return found


def test_two_papers_that_tell_it_themselves_are_two_sources() -> None:
    found = count(telling("a", "Le Monde"), telling("b", "The Hindu"))
    assert found.independent == 2
    assert [source.name for source in found.told_by] == ["Le Monde", "The Hindu"]
    assert found.kinds == ("newspaper",)


def test_two_papers_that_quote_one_speaker_are_one_source_carried_twice() -> None:
    found = count(telling("a", "Le Monde", SPOKESMAN), telling("b", "The Hindu", SPOKESMAN))
    (source,) = found.told_by
    assert (source.name, source.kind, source.documents) == ("Ivo Kral", "official", 2)
    assert source.carriers == ("Le Monde", "The Hindu")


def test_two_voices_of_one_government_are_one_source() -> None:
    assert (
        count(telling("a", "Le Monde", SPOKESMAN), telling("b", "Dawn", MINISTRY)).independent == 1
    )


def test_what_is_told_as_an_agencys_word_counts_as_the_agencys() -> None:
    found = count(telling("a", "Reuters"), telling("b", "Le Monde", REUTERS))
    assert found.independent == 1
    assert found.told_by[0].name == "Reuters"


def test_of_several_tellers_the_innermost_who_is_named_is_the_source() -> None:
    found = count(telling("a", "Le Monde", REUTERS, SPOKESMAN))
    assert [source.name for source in found.told_by] == ["Ivo Kral"]
    unnamed = count(telling("a", "Le Monde", REUTERS, OFFICIALS))
    assert [source.name for source in unnamed.told_by] == ["Reuters"]


def test_speakers_without_a_name_are_those_of_their_papers() -> None:
    found = count(telling("a", "Le Monde", OFFICIALS), telling("b", "Dawn", OFFICIALS))
    assert [source.name for source in found.told_by] == ["Dawn", "Le Monde"]


def test_copies_of_one_text_count_once_and_the_agency_is_named() -> None:
    texts = group_texts([("a", "b"), ("b", "c")])
    tellings = telling("a", "Le Monde"), telling("b", "AP"), telling("c", "Dawn")
    found = count(*tellings, texts=dict(texts))
    (source,) = found.told_by
    assert source.name == "Associated Press"
    assert source.carriers == ("Dawn", "Le Monde")


def test_state_media_of_one_owner_count_once() -> None:
    found = count(telling("a", "新華社"), telling("b", "People's Daily"), telling("c", "CGTN"))
    assert found.independent == 1
    assert found.kinds == ("state",)


def test_a_paper_that_gives_it_on_somebodys_word_does_not_count_for_itself() -> None:
    headline = telling("a", "Le Monde")
    assert count(headline, telling("a", "Le Monde", SPOKESMAN)).independent == 1


def test_who_denies_it_is_told_apart_and_nobody_is_believed() -> None:
    tellings = telling("a", "Le Monde"), telling("b", "Dawn", MINISTRY, denies=True)
    found = count(*tellings)
    assert [source.name for source in found.told_by] == ["Le Monde"]
    assert [source.name for source in found.denied_by] == ["Czech Republic"]


def test_a_denial_that_points_back_is_that_of_those_who_deny() -> None:
    denial = Denial("deed", telling("b", "Dawn", denies=True), (SPOKESMAN,))
    (found,) = corroborate([telling("a", "Le Monde")], [denial], {}, load_publishers())
    assert [(source.name, source.carriers) for source in found.denied_by] == [
        ("Ivo Kral", ("Dawn",))
    ]


def test_a_channel_on_a_platform_is_its_own_source() -> None:
    one = telling("a", "Map Room")
    on_platform = Telling(**{**_facts(one), "url": "https://www.youtube.com/watch?v=1"})
    found = count(on_platform)
    assert [(source.name, source.kind) for source in found.told_by] == [("Map Room", "social")]


def _facts(told: Telling) -> dict[str, object]:
    return {name: getattr(told, name) for name in Telling.__slots__}
