import pytest

from gestae.assembly.original import find_original
from tests.assembly.bilingual import CHINESE, ENGLISH, parse_simply

FIRST = "".join(CHINESE[:3])
SECOND = " ".join(ENGLISH[:3])


def original_of(*lines: str) -> str | None:
    found = find_original(parse_simply("\n".join(lines)).document, ("zh", "en"))
    return found.language if found else None


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        ((FIRST, "Translated from the Chinese", SECOND), "zh"),
        ((FIRST, "（英文翻译）", SECOND), "zh"),
        ((FIRST, "English translation:", SECOND), "zh"),
        ((SECOND, "中文译文", FIRST), "en"),
        ((FIRST, "译文：", SECOND), "zh"),
        (("原文", FIRST, SECOND), "zh"),
        (("Original:", SECOND, "Translation:", FIRST), "en"),
        ((f"譯文：{FIRST}", SECOND), "en"),
    ],
)
def test_a_note_or_label_tells_which_is_the_original(lines: tuple[str, ...], language: str) -> None:
    assert original_of(*lines) == language


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, SECOND),
        (FIRST, "The original treaty was signed in Oslo.", SECOND),
        (FIRST, "翻译在会谈中很重要，双方都这么说。", SECOND),
        (FIRST, "Translation"),
    ],
)
def test_without_one_nobody_knows(lines: tuple[str, ...]) -> None:
    assert original_of(*lines) is None


def test_the_words_that_say_so_are_kept() -> None:
    document = parse_simply(f"{FIRST}\n译文：\n{SECOND}").document
    found = find_original(document, ("zh", "en"))
    assert found is not None
    assert found.words == "译文："
