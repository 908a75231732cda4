from pathlib import Path

from gestae.linguistics.coverage import describe_languages
from gestae.linguistics.language import known_languages
from gestae.ontology.packs import SLOTS, read_packs
from gestae.ontology.table import Problems

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "languages.md"


def test_the_page_of_languages_says_what_the_packs_have() -> None:
    assert PAGE.read_text("utf-8") == describe_languages(), (
        "write it anew: python -m gestae.linguistics.coverage > docs/reference/languages.md"
    )


def test_every_pack_is_on_the_page_with_every_slot() -> None:
    packs = read_packs(Problems())
    assert tuple(pack.code for pack in packs) == known_languages()
    assert all(pack.slots.keys() == SLOTS.keys() for pack in packs)


def test_a_table_is_told_with_its_size_and_its_first_sentence() -> None:
    english = next(pack for pack in read_packs(Problems()) if pack.code == "en")
    negation = english.tables["negation.csv"]
    assert negation.entries > 10
    assert negation.about == "Words that turn a deed into none, or leave open whether it was done"
