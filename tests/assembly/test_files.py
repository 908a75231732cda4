import csv
import io
from pathlib import Path

import pytest

from gestae.assembly.files import align_files
from gestae.errors import LanguageError, ReadError, UsageError
from tests.assembly.bilingual import CHINESE, ENGLISH, UNRELATED


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    left, right = tmp_path / "zh.txt", tmp_path / "en.txt"
    left.write_text("\n".join(CHINESE), encoding="utf-8")
    right.write_text("\n\n".join(ENGLISH[:6]), encoding="utf-8")
    return left, right


def test_two_files_with_a_sentence_a_line_are_laid_side_by_side(files: tuple[Path, Path]) -> None:
    aligned = align_files(*files, lines=True)
    assert aligned.is_translation
    assert aligned.paired() == (6, 6)
    rows = aligned.to_arrow().to_pylist()
    assert [row["kind"] for row in rows] == ["1-1"] * 6 + ["1-0"] * 2
    first = rows[0]
    assert (first["left"]["text"], first["left"]["language"]) == (CHINESE[0], "zh")
    assert (first["right"]["text"], first["right"]["document"]) == (ENGLISH[0], str(files[1]))
    assert first["left"]["span"] == [0, len(CHINESE[0])]
    assert rows[-1]["right"] is None
    assert first["reasons"][0]["rule"] == "meaning"


def test_one_file_with_both_languages_will_do(tmp_path: Path) -> None:
    both = tmp_path / "both.txt"
    both.write_text("\n".join([*ENGLISH, *CHINESE]), encoding="utf-8")
    aligned = align_files(both, lines=True)
    rows = aligned.to_arrow().to_pylist()
    assert [(row["left"]["text"], row["right"]["text"]) for row in rows] == list(
        zip(ENGLISH, CHINESE, strict=True)
    )


def test_english_and_english_can_be_aligned_by_the_pack_s_sentences(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(" ".join(ENGLISH), encoding="utf-8")
    second.write_text(" ".join([*ENGLISH[:3], *ENGLISH[4:]]), encoding="utf-8")
    assert align_files(first, second).paired() == (7, 7)


def test_texts_that_tell_something_else_are_no_translation(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("\n".join(CHINESE), encoding="utf-8")
    second.write_text("\n".join(UNRELATED), encoding="utf-8")
    assert not align_files(first, second, lines=True).is_translation


def test_one_file_in_one_language_needs_a_second(files: tuple[Path, Path]) -> None:
    with pytest.raises(UsageError, match=r"one language only \(zh\).*gestae align"):
        align_files(files[0], lines=True)


def test_a_file_of_several_documents_cannot_be_aligned(tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([["id", "text"], ["1", ENGLISH[0]], ["2", ENGLISH[1]]])
    table.write_text(out.getvalue(), encoding="utf-8")
    with pytest.raises(UsageError, match="several documents"):
        align_files(table, table)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt"):
        align_files(tmp_path / "nowhere.txt", tmp_path / "nowhere.txt")


def test_a_language_without_a_pack_needs_a_sentence_a_line(tmp_path: Path) -> None:
    text = "Ministrowie spotkali się we wtorek w Warszawie i podpisali umowę o współpracy."
    polish, english = tmp_path / "pl.txt", tmp_path / "en.txt"
    polish.write_text(text, encoding="utf-8")
    english.write_text("The ministers met in Warsaw on Tuesday and signed.", encoding="utf-8")
    with pytest.raises(LanguageError, match="--lines"):
        align_files(polish, english)
    assert align_files(polish, english, lines=True).paired() == (1, 1)


def test_a_table_with_a_column_a_language_will_do(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{left}</td><td>{right}</td></tr>"
        for left, right in zip(ENGLISH, CHINESE, strict=True)
    )
    table = tmp_path / "table.html"
    table.write_text(f"<html><body><table>{rows}</table></body></html>", encoding="utf-8")
    told = align_files(table).to_arrow().to_pylist()
    assert [(row["left"]["text"], row["right"]["text"]) for row in told] == list(
        zip(ENGLISH, CHINESE, strict=True)
    )
