from datetime import date

import pytest

from gestae.readers.shared.document import make_document
from gestae.records import Document, Passage

BODY = (
    "The foreign ministers of Norway and Sweden met in Oslo on Monday to discuss aid for the "
    "victims of the floods. They agreed on a joint fund of 12 million kroner."
)
CHINESE = "挪威和瑞典外长星期一在奥斯陆会晤,讨论向洪灾灾民提供援助一事。双方同意设立一个联合基金。"


def texts(document: Document, *kinds: str) -> list[str]:
    return [p.span.of(document.text) for p in document.passages if p.kind in kinds]


def test_the_text_is_kept_as_it_is_and_its_id_is_that_of_the_text() -> None:
    document = make_document("  " + BODY + "\n\n", key="a")
    assert document.text == "  " + BODY + "\n\n"
    assert document.id == Document("b", document.text).id


def test_title_address_and_channel_at_the_head_become_metadata() -> None:
    text = "Norway pledges aid!\nhttps://example.org/1\nThe Harbour Channel 2024年3月4日\n" + BODY
    document = make_document(text, key="a")
    assert document.title == "Norway pledges aid!"
    assert document.url == "https://example.org/1"
    assert document.publisher == "The Harbour Channel"
    assert document.published == date(2024, 3, 4)
    assert texts(document, "title") == ["Norway pledges aid!"]
    assert texts(document, "body") == [BODY]
    assert len(texts(document, "head")) == 2


def test_a_second_version_in_the_file_has_its_own_head_and_language() -> None:
    text = (
        "挪威承诺提供援助!\nhttps://example.org/1\n海港频道 2024年3月4日\n" + CHINESE + "\n"
        "Norway pledges aid!\nhttps://example.org/1\nThe Harbour Channel 2024年3月4日\n" + BODY
    )
    document = make_document(text, key="a")
    assert document.title == "挪威承诺提供援助!"
    assert document.publisher == "海港频道"
    assert texts(document, "title") == ["挪威承诺提供援助!", "Norway pledges aid!"]
    assert [p.language for p in document.passages if p.kind in {"title", "body"}] == [
        "zh",
        "zh",
        "en",
        "en",
    ]


def test_the_language_of_a_document_is_that_of_most_of_its_text() -> None:
    assert make_document(f"{BODY}\n\n{CHINESE}", key="a").language == "en"


def test_what_the_caller_gives_outranks_the_head_of_the_text() -> None:
    text = f"Norway pledges aid\nThe Harbour Channel 2024年3月4日\n\n{BODY}"
    given = make_document(text, key="a", title="Aid", published=date(2020, 1, 1), language="en")
    assert (given.title, given.published) == ("Aid", date(2020, 1, 1))
    assert given.publisher == "The Harbour Channel"
    assert {p.language for p in given.passages} == {"en"}


def test_a_first_sentence_is_no_title() -> None:
    assert make_document(BODY, key="a").title is None
    wrapped = BODY.replace("Monday to", "Monday\nto").replace("agreed on", "agreed\non")
    assert make_document(wrapped, key="a").title is None


def test_a_list_of_names_has_no_title() -> None:
    assert make_document("Norway\nSweden\nFinland", key="a").title is None


def test_a_press_release_line_and_a_ministry_stand_above_the_title() -> None:
    text = f"Ministry of Foreign Affairs\nPress release\n\nNorway pledges aid\n\n{BODY}"
    document = make_document(text, key="a")
    assert document.title == "Norway pledges aid"
    assert document.publisher == "Ministry of Foreign Affairs"


def test_a_label_names_the_title() -> None:
    document = make_document(f"Title: Norway pledges aid\nDate: 4 March 2024\n\n{BODY}", key="a")
    assert document.title == "Norway pledges aid"
    assert texts(document, "title") == ["Norway pledges aid"]
    assert document.published == date(2024, 3, 4)


def test_an_address_below_the_text_is_its_address() -> None:
    document = make_document(f"{BODY}\nOriginal article: example.org/a/1", key="a")
    assert document.url == "example.org/a/1"
    assert texts(document, "head") == ["Original article: example.org/a/1"]


def test_an_address_inside_the_text_is_not_coded_and_is_not_the_documents() -> None:
    document = make_document(f"{BODY}\n\nhttps://example.org/other\n\n{BODY}", key="a")
    assert document.url is None
    assert texts(document, "head") == ["https://example.org/other"]


@pytest.mark.parametrize(
    ("dateline", "publisher", "published"),
    [
        ("OSLO, March 4, 2024 (Reuters) - ", "Reuters", date(2024, 3, 4)),
        ("OSLO, March 4 (Meridian Wire) — ", "Meridian Wire", None),
        ("WASHINGTON (AP) — ", "Associated Press", None),
        ("(Reuters) - ", "Reuters", None),
        ("OSLO, 4 March 2024 – ", None, date(2024, 3, 4)),
        ("OSLO - ", None, None),
        ("The alliance (NATO) - ", None, None),
    ],
)
def test_a_dateline_stays_in_the_text_and_tells_who_published(
    dateline: str, publisher: str | None, published: date | None
) -> None:
    document = make_document(dateline + BODY, key="a")
    assert (document.publisher, document.published) == (publisher, published)
    assert texts(document, "body") == [dateline + BODY]


def test_a_chinese_dateline_tells_the_agency() -> None:
    document = make_document("新华社奥斯陆3月4日电 " + CHINESE, key="a")
    assert document.publisher == "Xinhua"


def test_turns_of_a_transcript_carry_their_speakers_until_the_next_one() -> None:
    text = (
        "MODERATOR: Good morning.\n\nMR. BERG: We have agreed on a fund.\n\n"
        "It will be paid out soon.\n\nQUESTION: When?\n\n***\n\nThe briefing ended at noon."
    )
    document = make_document(text, key="a")
    assert [(p.speaker, p.span.of(text)) for p in document.passages] == [
        ("MODERATOR", "Good morning."),
        ("MR. BERG", "We have agreed on a fund."),
        ("MR. BERG", "It will be paid out soon."),
        ("QUESTION", "When?"),
        (None, "The briefing ended at noon."),
    ]


def test_a_label_on_a_line_of_its_own_names_the_speaker_of_what_follows() -> None:
    text = "MODERATOR:\nGood morning.\nMR. BERG:\nWe have agreed."
    passages = make_document(text, key="a").passages
    assert [p.speaker for p in passages] == ["MODERATOR", "MR. BERG"]


def test_a_short_line_that_stands_alone_above_prose_is_a_heading() -> None:
    document = make_document(f"{BODY}\n\nWAR AND TALKS\n\n{BODY}", key="a")
    assert texts(document, "heading") == ["WAR AND TALKS"]


def test_a_date_in_the_file_name_or_the_address_is_better_than_none_and_noted() -> None:
    named = make_document(BODY, key="a", path="in/talks-2024-03-04.txt")
    assert named.published == date(2024, 3, 4)
    assert any("file name" in note for note in named.notes)
    addressed = make_document(BODY, key="a", url="https://example.org/2024/03/05/talks")
    assert addressed.published == date(2024, 3, 5)
    dated = make_document(f"4 May 2024\n\n{BODY}", key="a", path="talks-2024-03-04.txt")
    assert (dated.published, dated.notes) == (date(2024, 5, 4), ())


def test_a_long_passage_is_cut_behind_a_sentence() -> None:
    text = " ".join([BODY] * 150)
    passages = make_document(text, key="a").passages
    assert len(passages) > 1
    assert all(len(p.span) <= 10_000 for p in passages)
    assert all(p.span.of(text).endswith(".") for p in passages)
    assert " ".join(p.span.of(text) for p in passages) == text


def test_a_long_passage_without_blanks_is_cut_all_the_same() -> None:
    text = "x" * 25_000
    passages: tuple[Passage, ...] = make_document(text, key="a").passages
    assert [len(p.span) for p in passages] == [10_000, 10_000, 5_000]


@pytest.mark.parametrize("text", ["", " \n\n ", "***"])
def test_a_text_without_words_has_no_passages(text: str) -> None:
    document = make_document(text, key="a")
    assert (document.passages, document.language) == ((), "und")
