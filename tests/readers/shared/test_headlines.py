from datetime import date

import pytest

from gestae.readers.shared.headlines import publisher_name, read_address, read_head_line
from gestae.readers.shared.metadata import Metadata

DAY = date(2024, 3, 4)


@pytest.mark.parametrize(
    ("line", "metadata"),
    [
        ("https://example.org/a?b=1", Metadata(url="https://example.org/a?b=1")),
        ("4 March 2024", Metadata(published=DAY)),
        ("Monday, 4 March 2024, 10:30 GMT", Metadata(published=DAY)),
        (
            "The Harbour Channel 2024年3月4日",
            Metadata(publisher="The Harbour Channel", published=DAY),
        ),
        ("海港频道 2024年3月4日", Metadata(publisher="海港频道", published=DAY)),
        ("Reuters | March 4, 2024", Metadata(publisher="Reuters", published=DAY)),
        ("AP - March 4, 2024", Metadata(publisher="Associated Press", published=DAY)),
        ("The Harbour Post, 4 March 2024", Metadata(publisher="The Harbour Post", published=DAY)),
        ("Geneva, 4 March 2024", Metadata(published=DAY)),
        ("4 March 2024 - Geneva", Metadata(published=DAY)),
        ("4 March 2024 | The Council", Metadata(publisher="The Council", published=DAY)),
        ("Press release | 4 March 2024", Metadata(published=DAY)),
        ("Published on 4 March 2024, 10:00 CET", Metadata(published=DAY)),
        ("Published: March 4, 2024", Metadata(published=DAY)),
        ("Updated 4 March 2024", Metadata()),
        ("By Ada Berg", Metadata(author="Ada Berg")),
        ("By Ada Berg and Per Lund", Metadata(author="Ada Berg and Per Lund")),
        ("By Ada Berg, Reuters", Metadata(author="Ada Berg", publisher="Reuters")),
        ("The Sun | Mon, 4 March 2024", Metadata(publisher="The Sun", published=DAY)),
        ("By a staff writer", Metadata()),
        ("By Ada Berg | 4 March 2024", Metadata(author="Ada Berg", published=DAY)),
        ("Author: Ada Berg", Metadata(author="Ada Berg")),
        ("Source: Xinhua", Metadata(publisher="Xinhua")),
        ("Source: https://example.org/a", Metadata(url="https://example.org/a")),
        ("Original article: example.org/a/1", Metadata(url="example.org/a/1")),
        ("Title: Norway pledges aid", Metadata(title="Norway pledges aid")),
        ("**Date:** 4 March 2024", Metadata(published=DAY)),
        ("来源：新华社 2024-03-04", Metadata(publisher="Xinhua", published=DAY)),
        ("原文链接：https://example.org/zh", Metadata(url="https://example.org/zh")),
        ("作者：李明", Metadata(author="李明")),
        ("文/王芳", Metadata(author="王芳")),
    ],
)
def test_a_line_of_metadata_gives_what_it_says(line: str, metadata: Metadata) -> None:
    assert read_head_line(line) == metadata


@pytest.mark.parametrize(
    "line",
    [
        "Norway pledges aid",
        "Foreign ministers meeting in Geneva on 4 March 2024",
        "Talks resumed in Geneva on 4 March 2024.",
        "The talks of 4 March 2024, which were held in Geneva",
        "See https://example.org for more",
        "By the time the army had retreated, it was late.",
        "Note: the talks go on",
        "Original article: not an address",
        "",
    ],
)
def test_a_line_of_prose_gives_nothing(line: str) -> None:
    assert read_head_line(line) is None


def test_an_address_is_told_from_a_line_with_an_address_in_it() -> None:
    assert read_address("<https://example.org/a>") == "https://example.org/a"
    assert read_address("www.example.org") == "www.example.org"
    assert read_address("https://example.org/a and more") is None


def test_the_names_of_agencies_are_those_of_the_table() -> None:
    assert publisher_name("AFP") == "Agence France-Presse"
    assert publisher_name("新华社") == "Xinhua"
    assert publisher_name("The Harbour Post") == "The Harbour Post"
    assert publisher_name(" ") is None
