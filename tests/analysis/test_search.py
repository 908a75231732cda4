import datetime as dt
from pathlib import Path

import pytest

from gestae.analysis.search.index import open_index
from gestae.analysis.search.search import Asked, search
from gestae.analysis.search.words import to_query, to_words
from gestae.api import open_casebook, read
from gestae.errors import UsageError
from gestae.store.casebook import Casebook

ENGLISH = """Ministers met in Oslo on Monday.

Norway pledged ten ambulances to Ukraine. The ambulances arrived in June."""
CHINESE = """挪威向烏克蘭承諾提供十輛救護車。

雙方沒有談判。"""


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    folder = tmp_path_factory.mktemp("search")
    (folder / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "b.txt").write_text(CHINESE, encoding="utf-8")
    read(folder / "a.txt", folder / "b.txt", casebook=folder / "casebook.duckdb")
    return open_casebook(folder / "casebook.duckdb")


def texts(casebook: Casebook, question: str, **more: object) -> list[str]:
    return [one.sentence.text for one in search(casebook, question, **more)]  # type: ignore[arg-type]


def test_all_words_must_be_there_in_any_of_their_forms(casebook: Casebook) -> None:
    assert texts(casebook, "ambulance arrive") == ["The ambulances arrived in June."]
    assert texts(casebook, "ambulance tank") == []


def test_a_phrase_an_alternative_and_a_word_that_must_not_be_there(casebook: Casebook) -> None:
    assert len(texts(casebook, '"ten ambulances"')) == 1
    assert texts(casebook, '"ambulances ten"') == []
    assert len(texts(casebook, "ministers OR june")) == 2
    assert texts(casebook, "ambulances -pledged") == ["The ambulances arrived in June."]


def test_simplified_characters_find_traditional_ones(casebook: Casebook) -> None:
    assert texts(casebook, "乌克兰") == ["挪威向烏克蘭承諾提供十輛救護車。"]
    assert texts(casebook, "克乌") == []


def test_filters_are_kept_to(casebook: Casebook) -> None:
    assert texts(casebook, "ambulances", asked=Asked(languages=("zh",))) == []
    assert texts(casebook, "ambulances", asked=Asked(documents=("b.txt",))) == []
    assert texts(casebook, "ambulances", asked=Asked(since=dt.date(2000, 1, 1))) == []
    told = texts(casebook, "ambulances", asked=Asked(events=True))
    assert "Norway pledged ten ambulances to Ukraine." in told


def test_meaning_finds_the_sentence_of_the_other_language(casebook: Casebook) -> None:
    found = texts(casebook, "Norway promises vehicles to Ukraine", by_meaning=True, most=2)
    assert set(found) == {
        "Norway pledged ten ambulances to Ukraine.", "挪威向烏克蘭承諾提供十輛救護車。",
    }  # fmt: skip


def test_what_is_read_later_is_found_and_nothing_is_indexed_twice(tmp_path: Path) -> None:
    path = tmp_path / "casebook.duckdb"
    (tmp_path / "a.txt").write_text("Norway pledged ten ambulances to Ukraine.")
    read(tmp_path / "a.txt", casebook=path)
    opened = open_casebook(path)
    assert len(texts(opened, "ambulances")) == 1
    (tmp_path / "b.txt").write_text("Sweden sent four ambulances to Kyiv in May.")
    read(tmp_path / "b.txt", casebook=path)
    assert len(texts(opened, "ambulances")) == 2
    assert open_index(opened).update(opened) == 0


def test_an_index_that_is_damaged_is_made_anew_when_its_folder_is_gone(
    casebook: Casebook,
) -> None:
    folder = open_index(casebook).folder
    (folder / "version").write_text("0")
    assert len(texts(casebook, "ministers")) == 1


@pytest.mark.parametrize("question", ["", "  ", "!!", '""', "-"])
def test_a_question_without_a_word_is_refused(casebook: Casebook, question: str) -> None:
    with pytest.raises(UsageError, match="no word"):
        search(casebook, question)


def test_marks_that_mean_something_to_the_index_are_plain_here() -> None:
    assert to_query("text:aid* (x) [a TO b] ~2") == '+"text aid" +x +a +to +b +2'
    assert to_words("Café 5") == "cafe 5"
