"""Input that nobody meant to be read."""

import json
import time
from pathlib import Path

import pytest

from gestae.readers import Options, make_document
from gestae.records import Failure
from tests.readers.making import FIRST, read, read_failure, read_one
from tests.readers.test_properties import assert_sound

SHARED = Path(__file__).parents[3] / "shared" / "data" / "robustness"
NAUGHTY = SHARED / "blns.json"
MOJIBAKE = SHARED / "ftfy"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        " " * 1_000_000 + "x",
        "\n" * 1_000_000 + "x",
        "(" * 500_000,
        "**a " * 200_000,
        "Q: " * 300_000,
        "a\tb " * 200_000,
        "Ã©" * 200_000,
        "中" * 500_000,
        "é" * 500_000,
        "1. " * 300_000,
        "[a](" * 200_000,
        "<a " * 200_000,
        "_a" * 300_000,
        "\x00a" * 300_000,
    ],
    ids=lambda text: repr(text[:6]),
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".srt"])
def test_a_long_monotonous_text_costs_time_in_proportion(
    tmp_path: Path, text: str, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(text, encoding="utf-8")
    start = time.process_time()
    read(path)
    assert time.process_time() - start < 20


def test_a_file_over_the_limit_says_which_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 2_000_000)
    failure = read_failure(path, Options(max_bytes=1_000_000))
    assert failure.reason.startswith("is larger than the limit of 1 MB")
    assert "max_bytes" in failure.reason


def test_a_gigantic_sparse_file_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.seek(300_000_000)
        file.write(b'"}\n' + json.dumps({"text": FIRST}).encode())
    found = read(path, Options(max_line=1_000_000))
    assert isinstance(found[0], Failure)
    assert len(found) == 2


def test_null_bytes_in_a_text_are_shown_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{FIRST}\x00 {FIRST}".encode())
    document = read_one(path)
    assert "\x00" not in document.text
    assert document.notes


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the shared naughty strings are not here")
def test_naughty_strings_are_kept_and_sound() -> None:
    for text in json.loads(NAUGHTY.read_text(encoding="utf-8")):
        document = make_document(text, key="a")
        assert document.text == text
        assert_sound(document)


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the shared naughty strings are not here")
def test_naughty_strings_as_rows_give_documents_or_failures(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    rows = [{"text": text, "title": text, "published": text, "url": text} for text in strings]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert len(read(path)) == len(rows)


@pytest.mark.skipif(not MOJIBAKE.is_dir(), reason="the shared broken texts are not here")
@pytest.mark.parametrize("name", ["in-the-wild", "synthetic", "negative", "language-names"])
def test_broken_texts_are_mended_and_odd_ones_left(name: str) -> None:
    from gestae.readers.shared.repair import repair

    cases = json.loads((MOJIBAKE / f"{name}.json").read_text(encoding="utf-8"))
    for case in cases:
        mended = repair(case["original"])[0].text
        good = {case.get("fixed-encoding", case["fixed"])}
        assert mended in (good | {case["original"]} if name == "negative" else good)
