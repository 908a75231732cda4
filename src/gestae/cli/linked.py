"""Linking with its progress and a line on what came of it: ``link_and_say``."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gestae.cli.emit import quiet_pipe
from gestae.cli.progress import show_progress

if TYPE_CHECKING:
    from gestae.run.linking import Linked


def link_and_say(path: Path, *, made: bool = True, quiet: bool = False) -> None:
    """Links the casebook at a path and writes a line on what came of it, unless ``quiet``.

    ``made``: whether a casebook is made where there is none.
    """
    from gestae.run.linking import link_casebook
    from gestae.store.casebook import open_casebook

    if not made:
        open_casebook(path, read_only=True)  # says what to do where there is none
    with open_casebook(path) as casebook, show_progress() as show:
        linked = link_casebook(
            casebook, lambda done, of: show(f"{done:,} of {of:,} pairs compared")
        )
    if not quiet:
        with quiet_pipe():
            sys.stdout.write(word_linked(linked) + "\n")


def word_linked(linked: "Linked") -> str:
    """What linking did, in a line.

    >>> from gestae.run.linking import Linked
    >>> word_linked(Linked(2, 40, 31, 3, {"same_event": 4, "part_of": 1}))
    'linked        31 tellings: 3 deeds told more than once; 4 same event, 1 part of'
    """
    line = f"linked        {linked.tellings:,} tellings: {linked.deeds:,} deeds told more than once"
    links = _word_links(linked.links)
    return f"{line}; {links}" if links else line


def _word_links(links: Mapping[str, int]) -> str:
    kinds = ("same_event", "updates", "part_of")
    told = (f"{links[kind]:,} {kind.replace('_', ' ')}" for kind in kinds if links.get(kind))
    return ", ".join(told)
