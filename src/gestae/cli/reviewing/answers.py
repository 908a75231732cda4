"""What the user answers: single keys at a terminal, lines of standard input elsewhere."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import typer


class Answers(Protocol):
    """Where answers come from; both raise ``EOFError`` where there are no more."""

    def key(self, question: str) -> str:
        """One key."""
        ...

    def words(self, question: str) -> str:
        """A line, without spaces around it."""
        ...


class Terminal:
    """Answers of somebody who sits at a terminal."""

    def key(self, question: str) -> str:
        """The key that is pressed, shown as pressed."""
        typer.echo(f"{question} ", err=True, nl=False)
        pressed = typer.getchar()
        typer.echo(pressed if pressed.isprintable() else "", err=True)
        if pressed in {"\x03", "\x04"}:
            raise EOFError
        return pressed

    def words(self, question: str) -> str:
        """A line that can be edited."""
        typer.echo(f"{question} ", err=True, nl=False)
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()


@dataclass(slots=True)
class Lines:
    """Answers of a script: a line each, for keys its first character."""

    lines: Iterator[str] = field(default_factory=lambda: iter(sys.stdin))

    def key(self, question: str) -> str:
        """The first character of the next line; a line without any is a space."""
        return (self.words(question) or " ")[:1]

    def words(self, question: str) -> str:
        """The next line."""
        del question  # nobody reads it
        line = next(self.lines, None)
        if line is None:
            raise EOFError
        return line.strip()


def open_answers() -> Answers:
    """Keys where standard input is a terminal, else lines."""
    return Terminal() if sys.stdin.isatty() else Lines()
