from collections.abc import Iterator, Sequence

import pytest

from gestae.assembly.translations import find_translations
from gestae.ontology.load import load_ontology
from gestae.records import Link, stretch_of
from tests.assembly.bilingual import CHINESE, ENGLISH, UNRELATED, parse_simply

HALVES = "".join(CHINESE) + "\n" + " ".join(ENGLISH)
PARAGRAPHS = "\n".join(
    line
    for n in range(0, 8, 2)
    for line in ("".join(CHINESE[n : n + 2]), " ".join(ENGLISH[n : n + 2]))
)
ROWS = "\n".join(line for pair in zip(ENGLISH, CHINESE, strict=True) for line in pair)


def links_of(text: str) -> tuple[Link, ...]:
    return find_translations(parse_simply(text), load_ontology())


def told(text: str, links: Sequence[Link]) -> Iterator[tuple[str, str]]:
    for link in links:
        spans = stretch_of(link.from_), stretch_of(link.to)
        assert None not in spans
        first, second = (span.of(text) for span in spans if span is not None)
        yield first, second


@pytest.mark.parametrize("text", [HALVES, PARAGRAPHS], ids=["halves", "paragraphs"])
def test_a_text_that_stands_there_twice_has_its_sentences_tied(text: str) -> None:
    assert list(told(text, links_of(text))) == list(zip(CHINESE, ENGLISH, strict=True))


def test_row_by_row_it_is_recognised_too_from_the_first_language_to_the_second() -> None:
    assert list(told(ROWS, links_of(ROWS))) == list(zip(ENGLISH, CHINESE, strict=True))


def test_a_link_tells_its_kind_its_document_and_its_reasons() -> None:
    link = links_of(HALVES)[0]
    assert (link.kind, link.evidence) == ("translates", None)
    assert link.document == parse_simply(HALVES).document.id
    assert 0.5 < link.score <= 1
    assert link.reasons[0].rule == "meaning"


def test_the_translation_points_to_the_original_where_the_text_says_so() -> None:
    text = "原文：\n" + HALVES
    links = links_of(text)
    assert (ENGLISH[0], CHINESE[0]) in list(told(text, links))
    assert "原文" in links[0].reasons[-1].detail
    assert links[0].reasons[-1].rule == "original"


def test_two_sentences_against_one_are_one_stretch() -> None:
    joined = (
        "“The cold waits for nobody,” the minister said, speaking in Oslo, and Moldova's prime "
        "minister expressed thanks and invited a Norwegian delegation to visit Chisinau in June."
    )
    english = [*ENGLISH[:2], joined, *ENGLISH[4:]]
    text = "".join(CHINESE) + "\n" + " ".join(english)
    assert (CHINESE[2] + CHINESE[3], joined) in list(told(text, links_of(text)))


@pytest.mark.parametrize(
    "text",
    [
        "".join(CHINESE) + "\n" + " ".join(UNRELATED),
        "".join(CHINESE[:4]) + "\n" + " ".join(ENGLISH[4:]),
        "".join(CHINESE),
        " ".join(ENGLISH),
        f"{CHINESE[0]}\n" + " ".join(ENGLISH),
        "",
    ],
    ids=["unrelated", "other sentences", "chinese", "english", "one sentence", "nothing"],
)
def test_what_is_no_translation_has_no_links(text: str) -> None:
    assert links_of(text) == ()
