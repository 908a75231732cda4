"""The words for deeds and things, read from tables."""

from pathlib import Path

import pytest

from gestae.errors import TableError
from gestae.ontology.lexicon import Lexicon, load_lexicon
from gestae.ontology.table import Problems

TRIGGERS = "lemma,kind,type,mode,instrument,source,target,needs,status,flags,definition,example\n"
FRAMES = """type,source,target,flags,example
ASSAULT,possessor,对,,伊拉克对科威特的入侵
AID,possessor,对,standing,加拿大对海地的援助
force.coup,由,在,alone,尼日尔的政变
"""


def lexicon_of(folder: Path, triggers: str, things: str = "", paths: str = "") -> Lexicon:
    (folder / "triggers.csv").write_text(TRIGGERS + triggers, encoding="utf-8")
    (folder / "things.csv").write_text("phrase,class,instrument,type,note\n" + things, "utf-8")
    (folder / "nominal_frames.csv").write_text(FRAMES, encoding="utf-8")
    (folder / "paths.toml").write_text(paths, encoding="utf-8")
    problems = Problems()
    lexicon = load_lexicon(folder, (), problems)
    problems.raise_if_any()
    return lexicon


def kinds(lexicon: Lexicon, lemma: str) -> list[str]:
    return [reading.kind for reading in lexicon.readings(lemma)]


def test_a_row_of_both_kinds_gives_the_noun_the_frame_of_its_type(tmp_path: Path) -> None:
    lexicon = lexicon_of(tmp_path, "猛攻,both,ASSAULT,,,subject,object,object,,mutual,attacks,甲\n")
    verb, noun = lexicon.readings("猛攻")
    assert (verb.kind, verb.source, verb.mutual, len(verb.needs)) == (
        "verb",
        (("subject",),),
        True,
        1,
    )
    assert (noun.kind, noun.source, noun.target) == ("noun", (("possessor",),), (("对",),))
    assert (noun.mutual, noun.needs) == (False, ())


def test_the_noun_of_both_kinds_takes_the_frame_of_its_instrument_first(tmp_path: Path) -> None:
    rows = "夺位,both,ASSAULT,,force.coup,subject,object,,,,takes power,甲\n"
    noun = lexicon_of(tmp_path, rows).readings("夺位")[1]
    assert (noun.source, noun.alone) == ((("由",),), True)


def test_a_noun_of_its_own_outranks_that_of_a_row_of_both_kinds(tmp_path: Path) -> None:
    rows = (
        "猛攻,both,ASSAULT,,,subject,object,,,,attacks,甲\n"
        "猛攻,noun,ASSAULT,,,compound,在,,,,an attack,乙\n"
    )
    verb, noun = lexicon_of(tmp_path, rows).readings("猛攻")
    assert (verb.kind, noun.kind, noun.source) == ("verb", "noun", (("compound",),))


def test_a_thing_that_tells_a_deed_needs_no_noun_of_both_kinds(tmp_path: Path) -> None:
    rows = "猛攻,both,ASSAULT,,,subject,object,,,,attacks,甲\n"
    assert kinds(lexicon_of(tmp_path, rows, "猛攻,force,force,ASSAULT,\n"), "猛攻") == ["verb"]


def test_a_noun_for_what_goes_on_is_left_to_the_things(tmp_path: Path) -> None:
    rows = "援助,both,AID,,aid,subject,object,,,,helps,甲\n"
    assert kinds(lexicon_of(tmp_path, rows), "援助") == ["verb"]


def test_the_widest_of_several_rows_of_both_kinds_gives_the_noun(tmp_path: Path) -> None:
    rows = (
        "推翻,both,ASSAULT,,force.coup,subject,object,object=state,,,topples,甲\n"
        "推翻,both,ASSAULT,,,subject,object,,,,topples,甲\n"
    )
    verb, other, noun = lexicon_of(tmp_path, rows).readings("推翻")
    assert (verb.kind, other.kind, noun.kind, noun.instrument) == ("verb", "verb", "noun", None)


def test_a_verb_of_several_types_that_all_ask_for_something_gives_no_noun(tmp_path: Path) -> None:
    rows = (
        "举办,both,CONSULT,,,subject,与,object=talks,,,holds,甲\n"
        "举办,both,PROTEST,,,subject,object,object=protest,,,holds,甲\n"
    )
    assert kinds(lexicon_of(tmp_path, rows), "举办") == ["verb", "verb"]


@pytest.mark.parametrize(("paths", "longest"), [("", 2), ('joiner = ""', 6)])
def test_a_phrase_has_as_many_words_as_spaces_show_or_up_to_six(
    tmp_path: Path, paths: str, longest: int
) -> None:
    lexicon = lexicon_of(tmp_path, "", "air raid,force,,,\n", paths)
    assert lexicon.longest == longest


def test_a_row_of_an_unknown_kind_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="should be verb, noun, adjective or both"):
        lexicon_of(tmp_path, "猛攻,name,ASSAULT,,,subject,object,,,,attacks,甲\n")
