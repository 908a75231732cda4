import csv
import json
from pathlib import Path

import pytest

from tests.assembly.bilingual import CHINESE, ENGLISH, UNRELATED
from tests.cli.conftest import Gestae


@pytest.fixture(autouse=True)
def texts(tmp_path: Path) -> None:
    for name, lines in (("zh.txt", CHINESE), ("en.txt", ENGLISH), ("other.txt", UNRELATED)):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")


def test_sentences_are_shown_side_by_side(gestae: Gestae) -> None:
    done = gestae("align", "--lines", "zh.txt", "en.txt", COLUMNS="200")
    assert done.status == 0
    (line,) = [line for line in done.out.splitlines() if CHINESE[6] in line]
    assert ENGLISH[6][:20] in line
    assert line.startswith("1-1")
    assert done.err == "8 of 8 sentences are beside 8 of 8.\n"


def test_beads_leave_as_json_lines(gestae: Gestae) -> None:
    done = gestae("align", "--lines", "zh.txt", "en.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert [row["right"]["text"] for row in rows] == list(ENGLISH)
    assert set(rows[0]) == {"kind", "score", "left", "right", "reasons"}


def test_beads_leave_as_a_flat_table(gestae: Gestae, tmp_path: Path) -> None:
    assert gestae("align", "--lines", "zh.txt", "en.txt", "--output", "side.csv").status == 0
    with (tmp_path / "side.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["left_text"] for row in rows] == list(CHINESE)
    assert rows[0]["right_span"] == f"0-{len(ENGLISH[0])}"


def test_texts_that_are_no_translation_are_aligned_with_a_warning(gestae: Gestae) -> None:
    done = gestae("align", "--lines", "zh.txt", "other.txt")
    assert done.status == 0
    assert "do not look like one text in two languages" in done.err


def test_one_language_alone_is_wrong_usage(gestae: Gestae) -> None:
    done = gestae("align", "--lines", "en.txt")
    assert (done.status, done.out) == (2, "")
    assert "give a second file" in done.err


def test_a_missing_file_is_named(gestae: Gestae) -> None:
    done = gestae("align", "zh.txt", "nowhere.txt")
    assert done.status != 0
    assert "nowhere.txt" in done.err
