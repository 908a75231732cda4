from pathlib import Path
from shutil import copytree

import pytest

from gestae.errors import TableError
from gestae.readers.shared.tables import load_words, read_words

TABLES = Path(__file__).parents[3] / "src" / "gestae" / "readers" / "tables"


def test_the_tables_of_the_package_are_sound() -> None:
    words = load_words()
    assert words.labels["来源"] == "source"
    assert "moderator" in words.speaker_roles
    assert words.columns["text"][0] == "text"


def test_every_problem_of_every_table_is_told_at_once(tmp_path: Path) -> None:
    folder = copytree(TABLES, tmp_path / "tables")
    with (folder / "labels.csv").open("a") as file:
        file.write("shoe size,shoes,en\n")
    with (folder / "speakers.csv").open("a") as file:
        file.write("dog,animal,en\n")
    with pytest.raises(TableError) as caught:
        read_words(folder)
    assert len(caught.value.problems) == 2


def test_no_word_is_listed_twice_in_one_table() -> None:
    for path in TABLES.glob("*.csv"):
        rows = [
            row for row in path.read_text(encoding="utf-8").splitlines() if not row.startswith("#")
        ]
        assert len(rows) == len(set(rows)), path.name
