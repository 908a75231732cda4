"""The parts that the detectors stand on."""

from gestae.assembly.audit.contrast_tables import load_contrasts, load_words
from gestae.assembly.audit.lexicon import load_lexicon, stem
from gestae.assembly.audit.originals import find_standing
from gestae.assembly.audit.sounds import sounds_like
from gestae.assembly.sides import read_side
from gestae.ontology.load import load_ontology
from tests.assembly.bilingual import parse_simply


def test_the_dictionary_gives_what_a_word_may_mean() -> None:
    assert load_lexicon().means("卡车", {stem("trucks")})
    assert not load_lexicon().means("卡车", {stem("ships")})


def test_a_name_is_known_by_its_sound_and_another_is_not() -> None:
    assert sounds_like("泽连斯基", "Zelensky")
    assert sounds_like("张宝国", "Zhang Baoguo")
    assert not sounds_like("泽连斯基", "Macron")


def test_each_set_of_contrasts_has_words_of_two_meanings_in_both_languages() -> None:
    for name in load_contrasts():
        for language in ("en", "zh"):
            words = load_words(language)[name]
            members = {m for s in words.phrases.values() if s.tells for m in s.members}
            assert len(members) > 1, (name, language)


def test_a_text_with_names_in_the_other_letters_is_taken_for_the_translation() -> None:
    chinese = "什米哈尔 (Denys Shmyhal) 和库勒巴 (Dmytro Kuleba) 会见了沃尔克 (Kurt Volker)。"
    english = "Denys Shmyhal and Dmytro Kuleba met Kurt Volker."
    sides = tuple(read_side(parse_simply(text), load_ontology()) for text in (chinese, english))
    assert find_standing((sides[0], sides[1])).original == "b"
