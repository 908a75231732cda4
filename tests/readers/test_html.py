from datetime import date
from pathlib import Path

from gestae.readers import locate
from tests.readers.making import FIRST, PARAGRAPHS, SECOND, TITLE, bodies, page, read, read_one

HEAD = (
    '<meta property="og:site_name" content="The Harbour Post">'
    '<link rel="canonical" href="https://example.org/2024/aid">'
    '<meta name="author" content="Ada Berg">'
    '<meta property="article:published_time" content="2024-03-04T10:00:00Z">'
)


def test_a_page_tells_title_date_author_publisher_and_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(head=HEAD))
    document = read_one(path)
    assert document.title == TITLE
    assert document.published == date(2024, 3, 4)
    assert document.author == "Ada Berg"
    assert document.publisher == "The Harbour Post"
    assert document.url == "https://example.org/2024/aid"


def test_only_the_article_of_a_page_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page())
    document = read_one(path)
    assert document.text == "\n\n".join((TITLE, *PARAGRAPHS))
    assert bodies(document, "title") == [TITLE]


def test_headings_items_and_rows_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    extra = (
        f"<h2>Background</h2><p>{SECOND}</p><ul><li>for the first year</li><li>for the second"
        "</li></ul><table><tr><th>Country</th><th>Sum</th></tr><tr><td>Norway</td><td>12</td></tr>"
        "</table>"
    )
    path.write_text(page(extra=extra))
    document = read_one(path)
    assert bodies(document, "heading") == ["Background"]
    assert bodies(document, "item") == ["for the first year", "for the second"]
    assert bodies(document, "table") == ["Country Sum", "Norway 12"]


def test_every_character_leads_back_to_the_source_through_tags_and_entities(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.html"
    paragraph = (
        "Norway <b>pledged</b> 12&nbsp;million &amp; Sweden\n   <a href='/x'>the same</a> sum."
    )
    source = page((paragraph, *PARAGRAPHS))
    path.write_text(source)
    document = read_one(path)
    assert "Norway pledged 12 million & Sweden the same sum." in document.text
    for word in ("pledged", "million", "Sweden", "the same", "sum."):
        origin = locate(document, document.text.index(word))
        assert origin is not None
        assert origin.offset is not None
        assert source[origin.offset :].startswith(word)
        assert origin.line == source.count("\n", 0, origin.offset) + 1


def test_a_line_break_inside_a_sentence_is_soft_and_between_turns_is_not(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    talk = (
        "MODERATOR: Good morning to all of you here.<br>QUESTION: When will the money be paid?<br>"
        "MINISTER BERG: It will be paid when the fund has been set up in Geneva, which<br>"
        "should be the case by the end of the summer."
    )
    path.write_text(page((talk, *PARAGRAPHS)))
    document = read_one(path)
    turns = [p for p in document.passages if p.kind == "body"]
    assert [turn.speaker for turn in turns[:3]] == ["MODERATOR", "QUESTION", "MINISTER BERG"]
    assert (
        turns[2]
        .span.of(document.text)
        .endswith("which\nshould be the case by the end of the summer.")
    )


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    source = page((FIRST, "两国外长经过两天会谈后在日内瓦签署了这项协议。"))
    path.write_bytes(source.replace("utf-8", "gb2312").encode("gb18030"))
    assert "日内瓦" in read_one(path).text


def test_a_page_without_an_article_is_kept_whole_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><div>Oslo</div></body></html>")
    document = read_one(path)
    assert document.text == "Oslo"


def test_deeply_nested_markup_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page((f"{'<div>' * 5000}{FIRST}{'</div>' * 5000}", *PARAGRAPHS)))
    assert len(read(path)) == 1
