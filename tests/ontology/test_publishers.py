from pathlib import Path

import pytest

from gestae.errors import UsageError
from gestae.ontology.publishers import (
    COLUMNS,
    Publisher,
    load_publishers,
    name_key,
    read_own_publishers,
)

HEADER = ",".join(COLUMNS)


def write(path: Path, *rows: str, header: str = HEADER) -> Path:
    file = path / "own.csv"
    file.write_text("\n".join((header, *rows)), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "shown", "kind"),
    [
        ("the guardian", "The Guardian", "newspaper"),
        ("路透社", "Reuters", "agency"),
        ("聯合報", "United Daily News", "newspaper"),
        ("Suddeutsche Zeitung", "Süddeutsche Zeitung", "newspaper"),
        ("战略与国际研究中心", "CSIS", "think_tank"),
        ("微博", "Weibo", "social"),
        ("外务省", "Ministry of Foreign Affairs of Japan", "official"),
    ],
)
def test_a_publisher_is_found_by_any_of_its_names(name: str, shown: str, kind: str) -> None:
    found = load_publishers().find(name)
    assert found is not None
    assert (found.name, found.kind) == (shown, kind)


def test_a_publisher_is_found_by_its_address_and_what_lies_below_it() -> None:
    publishers = load_publishers()
    found = publishers.find(None, "https://english.kyodonews.net/news/1")
    assert found is not None
    assert found.name == "Kyodo News"
    assert publishers.find(None, "https://notreuters.com/a") is None
    assert publishers.find("Unheard-of Gazette") is None


def test_the_table_knows_hundreds_of_publishers_of_every_kind() -> None:
    assert len(load_publishers()) >= 400


def test_what_the_user_says_comes_first() -> None:
    own = Publisher(("Reuters",), (), "other", None, None)
    found = load_publishers().after([own]).find("Reuters")
    assert found == own


def test_a_users_table_is_read_with_the_mark_that_spreadsheets_write(tmp_path: Path) -> None:
    file = write(
        tmp_path, "Harbour Post|海港邮报,harbour.example,newspaper,NZL,", header=f"\ufeff{HEADER}"
    )
    (found,) = read_own_publishers(file)
    assert found.names == ("Harbour Post", "海港邮报")
    assert (found.kind, found.country, found.owner) == ("newspaper", "NZL", None)


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("Harbour Post,,paper,NZL,", "kind 'paper' is not known; known: state, official"),
        ("Harbour Post,,newspaper,New Zealand,", "should be ISO 3166-1 alpha-3"),
        (",,newspaper,NZL,", "there is no name"),
        ("Harbour Post,newspaper,NZL", "3 cells; there should be 5"),
    ],
)
def test_a_users_table_with_mistakes_is_refused_with_line_and_remedy(
    tmp_path: Path, row: str, what: str
) -> None:
    with pytest.raises(UsageError, match=r"own\.csv:2") as refused:
        read_own_publishers(write(tmp_path, row))
    assert what in str(refused.value)


def test_a_table_that_is_missing_empty_or_not_in_utf_8_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file"):
        read_own_publishers(tmp_path / "none.csv")
    with pytest.raises(UsageError, match="has no rows"):
        read_own_publishers(write(tmp_path))
    bad = tmp_path / "bad.csv"
    bad.write_bytes(HEADER.encode() + b"\nPl\xe4ne,,other,,\n")
    with pytest.raises(UsageError, match="not in UTF-8"):
        read_own_publishers(bad)


def test_names_are_compared_without_case_accents_and_article() -> None:
    assert name_key("THE  Élysée") == name_key("elysee")
