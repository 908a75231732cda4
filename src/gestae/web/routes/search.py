"""Search: sentences by their words or by what they mean."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from gestae.analysis.search.search import Found
from gestae.analysis.search.words import to_words
from gestae.ontology.han import simplify
from gestae.store.counting import facets
from gestae.web.navigation import Place
from gestae.web.searching import PATIENCE_SECONDS, AskedSearch, Question, prepare, search_now
from gestae.web.visit import Visiting

router = APIRouter(include_in_schema=False)
PLACE = Place("search", "read", 2)
MOST = 50
"""Sentences of a page."""


@router.get("/search", response_class=HTMLResponse)
def search(visit: Visiting, asked: AskedSearch) -> HTMLResponse:
    """The sentences that answer; while the index is made, how far it is."""
    index = prepare(visit, meanings=asked.by_meaning)
    ready = not asked.words or index.wait(PATIENCE_SECONDS)
    found = search_now(visit, asked, most=MOST) if ready and asked.words else ()
    counted = visit.remember(("languages",), lambda: facets(visit.casebook, most=50)["language"])
    return visit.show(
        "search.html",
        question=asked,
        params=visit.request.query_params,
        found=[(one, _marked(one, asked)) for one in found],
        ready=ready,
        done=index.done,
        most=MOST,
        languages=counted,
    )


def _marked(found: Found, question: Question) -> Markup:
    """The sentence with the words that were asked for marked, in whatever script they stand."""
    text = found.sentence.text
    if question.by_meaning:
        return escape(text)
    asked = {stem(word) for word in to_words(question.words).split()} - {"or"}
    parts: list[Markup] = []
    for piece, is_word in _pieces(text):
        hit = is_word and stem(piece) in asked
        parts.append(Markup("<mark class='hit'>{}</mark>").format(piece) if hit else escape(piece))
    return Markup("").join(parts)


def stem(word: str) -> str:
    """A word as far as it is compared: plain letters without the common English endings.

    The index has stems of its own; this marks what a reader sees as the same word.

    >>> stem("Sanctions"), stem("sanctioned"), stem("烏")
    ('sanction', 'sanction', '乌')
    """
    plain = to_words(simplify(word)).replace(" ", "")
    for ending in ("ing", "ed", "es", "s"):
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            return plain.removesuffix(ending)
    return plain


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text in words, each character of Han one, and what stands between them."""
    found: list[tuple[str, bool]] = []
    word = ""
    for sign in text:
        joins = (sign.isalnum() and sign.isascii()) or (sign.isalpha() and not "一" <= sign <= "鿿")
        if joins:
            word += sign
            continue
        if word:
            found.append((word, True))
            word = ""
        found.append((sign, "一" <= sign <= "鿿"))
    return [*found, (word, True)] if word else found
