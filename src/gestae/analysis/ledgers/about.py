"""What talks are about: ``find_subject`` names the agreement that is spoken of."""

import re
from functools import cache

from gestae.ontology.actors import UNSPACED
from gestae.ontology.han import simplify
from gestae.ontology.ledgers import ABOUT, SIGNED, TALKS, LedgerKind, LedgerWords, lies_below
from gestae.records import Event

REACH = {False: 80, True: 30}
"""Characters between talks and what they are about, also where words are written together."""
JOINED = frozenset({"", " ", "-", "的"})
"""What stands between the name of a treaty and the word for talks right behind it."""
ENDING = 2
"""Characters of a name that a text without spaces is looked through for first."""
ENDS = re.compile(r"[.;!?:](?:\s|$)|[。；！？：]")
"""Marks at which a statement ends."""


def find_subject(event: Event, ledger: LedgerKind, words: LedgerWords) -> str | None:
    """The instrument of the ledger that a deed is about, ``None`` where it is about none.

    Only deeds of the instruments in ``ledger.about`` are asked. The name stands right before the
    word that tells the deed ("peace treaty talks"), behind one for signing, or in one statement
    with a word that leads to it ("met to discuss a tax treaty", "talks on a tax treaty were
    suspended", 就税收条约举行会谈). Of several the longest name counts.
    """
    language = event.sentence.language
    names = ledger.names.get(language)
    if not names or not lies_below(event.instrument or "", ledger.about):
        return None
    unspaced = language in UNSPACED
    text = simplify(event.sentence.text)
    lowered = text.casefold()
    if not any(ending in lowered for ending in _endings(tuple(names), unspaced=unspaced)):
        return None  # most texts hold none, and to look for all names takes ten times as long
    origin = event.sentence.span.start
    trigger = event.trigger.span.start - origin, event.trigger.span.end - origin
    found = [
        at
        for at in _pattern(tuple(names), unspaced=unspaced).finditer(text)
        if _is_meant(text, trigger, at.span(), language, words)
    ]
    longest = max(found, key=lambda at: (at.end() - at.start(), -at.start()), default=None)
    return names[" ".join(longest["name"].lower().split())] if longest else None


def _is_meant(
    text: str, trigger: tuple[int, int], name: tuple[int, int], language: str, words: LedgerWords
) -> bool:
    """Whether talks at one place of a text are about what is named at another."""
    unspaced = language in UNSPACED
    if name[1] > trigger[0]:
        gap, leading = text[trigger[1] : name[0]], text[trigger[0] : name[0]]
        signed = words.find(SIGNED, language, text[slice(*trigger)]) is not None
        kind = ABOUT
    else:
        gap = text[name[1] : trigger[0]]
        if gap in JOINED:
            return True
        leading, signed = _same_statement(text[max(0, name[0] - REACH[unspaced]) : name[0]]), False
        kind = ABOUT if unspaced else TALKS
    near = len(gap) <= REACH[unspaced] and not ENDS.search(gap)
    led = signed or words.find(kind, language, leading) is not None
    return near and (name[0] == trigger[0] or led)


def _same_statement(text: str) -> str:
    """The end of a text behind the last mark at which a statement ends."""
    return ENDS.split(text)[-1]


@cache
def _endings(names: tuple[str, ...], *, unspaced: bool) -> frozenset[str]:
    """The last word of each name; its last two characters where words are written together."""
    return frozenset(name[-ENDING:] if unspaced else name.casefold().split()[-1] for name in names)


@cache
def _pattern(names: tuple[str, ...], *, unspaced: bool) -> re.Pattern[str]:
    """The names, longest first, in the plural, too, where words stand apart."""
    longest = sorted(names, key=len, reverse=True)
    if unspaced:
        return re.compile(f"(?P<name>{'|'.join(map(re.escape, longest))})", re.IGNORECASE)
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"\b(?P<name>{'|'.join(spaced)})s?\b", re.IGNORECASE)
