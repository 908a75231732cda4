from datetime import date

import pytest

from gestae.readers.shared.columns import as_language, match_columns, row_metadata


def test_columns_are_recognised_whatever_the_case_and_the_blanks() -> None:
    assert match_columns(["ID", "Full_Text", "headline", "pub-date", "Source Name", "n"]) == {
        "id": "ID",
        "text": "Full_Text",
        "title": "headline",
        "publisher": "Source Name",
        "published": "pub-date",
    }


def test_names_in_camel_case_are_recognised() -> None:
    assert match_columns(["articleBody", "publishedAt"]) == {
        "text": "articleBody",
        "published": "publishedAt",
    }


def test_the_likelier_of_two_names_is_taken() -> None:
    assert match_columns(["content", "text"])["text"] == "text"


def test_a_column_that_is_given_outranks_its_name() -> None:
    columns = match_columns(["text", "note"], {"text": "note"})
    assert columns["text"] == "note"


def test_a_column_given_that_is_not_there_is_an_error_that_lists_the_columns() -> None:
    with pytest.raises(LookupError, match=r"no column 'story'.*body, date"):
        match_columns(["body", "date"], {"text": "story"})


def test_unknown_names_give_no_field() -> None:
    assert match_columns(["a", "b"]) == {}


def test_a_row_gives_its_metadata_and_leaves_out_what_does_not_suit() -> None:
    row = {
        "title": " Norway\n pledges ",
        "authors": ["Ada Berg", {"name": "Per Lund"}],
        "source": {"name": "The Post", "id": 3},
        "date": "soon",
        "lang": "en-GB",
        "link": "",
    }
    metadata = row_metadata(row, match_columns(list(row)))
    assert metadata.title == "Norway pledges"
    assert metadata.author == "Ada Berg, Per Lund"
    assert metadata.publisher == "The Post"
    assert metadata.published is None
    assert metadata.language == "en"
    assert metadata.url is None


def test_a_date_cell_gives_the_day() -> None:
    row = {"text": "x", "published": "2024-03-04T08:00:00Z"}
    assert row_metadata(row, match_columns(list(row))).published == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("zh-Hans", "zh"), ("EN_us", "en"), ("English", None), (None, None)],
)
def test_a_language_tag_gives_its_code(tag: str | None, code: str | None) -> None:
    assert as_language(tag) == code
