"""The two real documents of the kind the program is for, where they lie beside the checkout."""

from datetime import date
from pathlib import Path

import pytest

from tests.readers.making import read_one

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"

pytestmark = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="the shared samples do not lie beside this checkout"
)


def test_the_transcript_has_two_heads_and_two_languages() -> None:
    document = read_one(SAMPLES / "video-transcript-zh-en.txt")
    titles = [p for p in document.passages if p.kind == "title"]
    assert [p.language for p in titles] == ["zh", "en"]
    assert document.title == titles[0].span.of(document.text)
    assert document.published == date(2024, 9, 14)
    assert document.url is not None
    assert document.url.startswith("https://www.youtube.com/")
    assert document.publisher == "军事秀"
    assert [p.kind for p in document.passages].count("head") == 4
    bodies = [p for p in document.passages if p.kind == "body"]
    assert [p.language for p in bodies] == ["zh"] * 6 + ["en"] * (len(bodies) - 6)


def test_the_wrapped_lines_of_the_transcript_are_joined() -> None:
    document = read_one(SAMPLES / "video-transcript-zh-en.txt")
    english = [p for p in document.passages if p.kind == "body" and p.language == "en"]
    assert 4 <= len(english) <= 6
    joined = [p.span.of(document.text) for p in english]
    assert sum(text.count("\n") for text in joined) > 200
    assert all(text.rstrip('”"').endswith((".", "?", "!")) for text in joined)


def test_the_article_is_a_paragraph_a_line_and_its_address_is_found() -> None:
    document = read_one(SAMPLES / "article-en.txt")
    bodies = [p for p in document.passages if p.kind == "body"]
    lines = (SAMPLES / "article-en.txt").read_text(encoding="utf-8").splitlines()
    assert len(bodies) == len(lines) - 1
    assert document.url is not None
    assert document.url.startswith("toutiao.com/article/")
    assert {p.speaker for p in document.passages} == {None}
