"""Chinese characters in one writing: ``simplify``.

Tables hold simplified characters. What a text writes in traditional ones is looked up folded,
character by character, so that every place in the folded text is the same place in the original.
"""

from functools import cache

HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))
"""The blocks of Unicode that hold the characters in use."""
RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN)
"""The same blocks as they stand between the brackets of a regular expression."""


def simplify(text: str) -> str:
    """The text with each traditional character as its simplified one; of the same length.

    >>> simplify("烏克蘭與臺灣")
    '乌克兰与台湾'
    """
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, str]:
    """Each character that differs, by OpenCC's table of single characters."""
    from opencc import OpenCC

    converter = OpenCC("t2s")
    points = [point for first, last in HAN for point in range(first, last + 1)]
    # A line each, because the converter knows phrases, too.
    lines = converter.convert("\n".join(map(chr, points))).split("\n")
    pairs = zip(points, lines, strict=True)
    return {point: line for point, line in pairs if len(line) == 1 and line != chr(point)}
