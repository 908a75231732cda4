from pathlib import Path

import pytest

from gestae.errors import TableError
from gestae.ontology.table import Problems, read_mapping, read_rows

COLUMNS = ("word", "meaning")


@pytest.fixture
def problems() -> Problems:
    return Problems()


def table(folder: Path, text: str, name: str = "words.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_come_stripped_with_the_line_they_stand_on(tmp_path: Path, problems: Problems) -> None:
    path = table(tmp_path, "# a comment\nword,meaning\n\n tank , a weapon \n")
    (row,) = read_rows(path, COLUMNS, problems)
    assert (row["word"], row["meaning"], row.where) == ("tank", "a weapon", "words.csv:4")
    assert not problems.found


def test_a_cell_of_several_is_split_and_an_empty_one_is_nothing(
    tmp_path: Path, problems: Problems
) -> None:
    path = table(tmp_path, "word,meaning\na | b,\n")
    (row,) = read_rows(path, COLUMNS, problems)
    assert row.many("word") == ("a", "b")
    assert row.many("meaning") == ()
    assert row.maybe("meaning") is None


def test_wrong_columns_are_a_problem_and_yield_no_rows(tmp_path: Path, problems: Problems) -> None:
    path = table(tmp_path, "word,sense\ntank,weapon\n")
    assert not list(read_rows(path, COLUMNS, problems))
    assert problems.found == [
        "words.csv:1: the columns are ['word', 'sense']; they should be ['word', 'meaning']"
    ]


def test_a_row_with_a_cell_too_many_is_a_problem_and_the_others_are_read(
    tmp_path: Path, problems: Problems
) -> None:
    path = table(tmp_path, "word,meaning\ntank,a,b\njet,c\n")
    assert [row["word"] for row in read_rows(path, COLUMNS, problems)] == ["jet"]
    assert problems.found == ["words.csv:2: 3 cells; there should be 2"]


def test_a_line_separator_inside_a_cell_ends_no_row(tmp_path: Path, problems: Problems) -> None:
    path = table(tmp_path, "word,meaning\ntank,one\u2028two\n")
    (row,) = read_rows(path, COLUMNS, problems)
    assert row["meaning"] == "one\u2028two"


def test_a_missing_table_is_a_problem_and_no_traceback(tmp_path: Path, problems: Problems) -> None:
    assert not list(read_rows(tmp_path / "gone.csv", COLUMNS, problems))
    assert read_mapping(tmp_path / "gone.yaml", problems) == {}
    assert [found.split(":")[0] for found in problems.found] == ["gone.csv", "gone.yaml"]


@pytest.mark.parametrize(
    ("name", "text"), [("a.yaml", "size: 3\nname: x\n"), ("a.toml", 'size = 3\nname = "x"\n')]
)
def test_yaml_and_toml_give_the_same_mapping(
    tmp_path: Path, problems: Problems, name: str, text: str
) -> None:
    assert read_mapping(table(tmp_path, text, name), problems) == {"size": 3, "name": "x"}


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.yaml", "a: [1\n", "cannot be read"),
        ("a.toml", "a = \n", "cannot be read"),
        ("a.yaml", "- one\n- two\n", "should hold a mapping"),
    ],
)
def test_a_broken_mapping_is_a_problem(
    tmp_path: Path, problems: Problems, name: str, text: str, said: str
) -> None:
    assert read_mapping(table(tmp_path, text, name), problems) == {}
    (found,) = problems.found
    assert found.startswith(f"{name}: {said}")


def test_all_problems_are_raised_at_once(problems: Problems) -> None:
    problems.add("a.csv:1", "one")
    problems.add("b.csv:2", "two")
    with pytest.raises(TableError) as error:
        problems.raise_if_any()
    assert error.value.problems == ("a.csv:1: one", "b.csv:2: two")


def test_without_problems_nothing_is_raised(problems: Problems) -> None:
    problems.raise_if_any()
    assert problems.found == []
