from dataclasses import replace
from pathlib import Path

import pytest

from gestae.records import Document, Passage, Span
from gestae.records.columns import to_table
from gestae.run.duplicates import Sieve, Sifted, duplicate_table
from gestae.store.casebook import Casebook, open_casebook
from gestae.store.write import Run
from tests.run.test_likeness import CHINESE, LEAD, PAST, STORY, VOICES

EDITED = STORY.replace("asked for", "demanded").replace("last week", "next week")


def a_document(key: str, text: str, publisher: str | None = None) -> Document:
    paragraphs, start = [], 0
    for part in text.split("\n\n"):
        paragraphs.append(Passage(Span(start, start + len(part)), "en"))
        start += len(part) + 2
    return Document(key, text, path=key, publisher=publisher, passages=tuple(paragraphs))


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    return open_casebook(tmp_path / "casebook.duckdb")


def keep(sieve: Sieve, sifted: Sifted, *, coded: bool = True) -> None:
    tables = {
        "documents": to_table(sifted.new, "documents"),
        "signatures": sieve.signatures(sifted.new),
        "duplicates": duplicate_table(sifted.copies),
    }
    ids = [document.id for document in sifted.new] if coded else []
    sieve.casebook.write(tables, ids, Run(("test",)))
    sieve.forget(sifted.new)


def copies_of(sifted: Sifted) -> list[tuple[str, str]]:
    return [(copy.duplicate.key, copy.duplicate.document) for copy in sifted.copies]


@pytest.mark.parametrize("written", [False, True], ids=["on its way", "in the casebook"])
@pytest.mark.parametrize(
    ("original", "copy"),
    [(STORY, STORY), (STORY, EDITED), (CHINESE, CHINESE), (CHINESE, CHINESE + "\n\n(完)")],
    ids=["exact", "edited", "exact Chinese", "edited Chinese"],
)
def test_a_copy_is_known_from_its_original(
    casebook: Casebook, original: str, copy: str, written: bool
) -> None:
    sieve = Sieve(casebook)
    first = a_document("a.txt", original)
    sifted = sieve.sift([first])
    if written:
        keep(sieve, sifted)
    second = sieve.sift([a_document("b.txt", copy, "Vale Tribune")])
    assert copies_of(second) == [("b.txt", first.id)]
    assert second.copies[0].duplicate.publisher == "Vale Tribune"
    assert (second.copies[0].duplicate.similarity == 1.0) == (original == copy)
    assert second.new == ()


def test_copies_within_one_batch_are_found(casebook: Casebook) -> None:
    first = a_document("a.txt", STORY)
    batch = [first, a_document("b.txt", EDITED), a_document("c.txt", STORY)]
    sifted = Sieve(casebook).sift(batch)
    assert copies_of(sifted) == [("b.txt", first.id), ("c.txt", first.id)]


def test_a_story_with_one_figure_changed_is_kept(casebook: Casebook) -> None:
    news = a_document("b.txt", STORY.replace("6 years", "8 years"))
    assert Sieve(casebook).sift([a_document("a.txt", STORY), news]).new[1] == news


def test_lines_that_became_metadata_do_not_count(casebook: Casebook) -> None:
    original = a_document("a.txt", STORY)
    head = "Vale Tribune, 7 May 2024, page 3 of 12\n\n"
    copy = a_document("b.txt", head + STORY)
    heading, *others = copy.passages
    copy = replace(copy, passages=(replace(heading, kind="head"), *others), id="")
    assert copies_of(Sieve(casebook).sift([original, copy])) == [("b.txt", original.id)]


def test_short_texts_are_copies_only_if_they_are_the_same(casebook: Casebook) -> None:
    first, second = a_document("a.txt", "No comment."), a_document("b.txt", "No comments.")
    assert Sieve(casebook).sift([first, second]).new == (first, second)


def test_a_known_copy_is_not_sorted_anew(casebook: Casebook) -> None:
    sieve = Sieve(casebook)
    batch = [a_document("a.txt", STORY), a_document("b.txt", EDITED)]
    keep(sieve, sieve.sift(batch))
    closer = a_document("c.txt", EDITED + "\n\n" + PAST.replace("2019", "2018"))
    keep(sieve, sieve.sift([closer]))
    again = sieve.sift(batch)
    assert (again.new, again.copies, again.known) == ((), (), 2)


def test_a_document_whose_coding_failed_is_coded_again(casebook: Casebook) -> None:
    sieve = Sieve(casebook)
    document = a_document("a.txt", STORY)
    keep(sieve, sieve.sift([document]), coded=False)
    assert sieve.sift([document]).again == (document,)


def test_the_most_similar_original_is_named(casebook: Casebook) -> None:
    first = a_document("a.txt", STORY)
    other = a_document("b.txt", f"{LEAD}\n\n{PAST}\n\nIn Westria nobody took notice.\n\n{VOICES}")
    sieve = Sieve(casebook)
    sifted = sieve.sift([first, other])
    assert len(sifted.new) == 2
    copy = a_document("c.txt", STORY + "\n\nThe End")
    assert copies_of(sieve.sift([copy])) == [("c.txt", first.id)]
