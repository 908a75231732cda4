"""Lines that are hardly ever right: ``mark_weak``."""

from collections.abc import Iterable
from dataclasses import replace

from gestae.analysis.ledgers.line import Line

WEAK = 0.15
"""The confidence below which a line is weak.

Of 100 such events of the development documents 93 are wrong in English and 89 in Chinese; without
them 40 and 29 of 100 wrong ones are gone, and 8 and 6 of 100 right ones.
"""


def mark_weak(lines: Iterable[Line], least: float = WEAK) -> tuple[Line, ...]:
    """The lines in their order, those weak that no telling makes as likely as ``least``.

    What a user found, accepted or corrected is never weak.
    """
    return tuple(replace(line, weak=True) if _is_weak(line, least) else line for line in lines)


def _is_weak(line: Line, least: float) -> bool:
    return line.confidence < least and not any(told.reviewed for told in line.tellings)
