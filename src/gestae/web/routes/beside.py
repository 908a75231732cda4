"""Two language versions side by side, sentence by sentence, with what differs marked."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from gestae.run.comparing import Comparison, Wait
from gestae.store.reading import read_sentences, read_translations_in
from gestae.web.pairs import Row, Sides, ask, draw, find_sides, pairs_with, rows_of, rows_told
from gestae.web.visit import Visit, Visiting

router = APIRouter(include_in_schema=False)

PAGE = 120
"""Rows of a page."""
SECONDS = 0.25
"""How long a page waits for a comparison before it says that it is on its way."""


@router.get("/documents/{name}/beside", response_class=HTMLResponse)
def beside(
    visit: Visiting,
    name: str,
    other: str = "",
    only: Annotated[str, Query(pattern="^(differences)?$")] = "",
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> HTMLResponse:
    """The rows of one document in two languages, or of two; ``only`` those that differ."""
    sides = find_sides(visit, name, other)
    made = ask(visit, sides, SECONDS)
    languages, rows = _rows(visit, sides, made)
    shown = [row for row in rows if row.differences] if only else list(rows)
    return visit.show(
        "beside.html",
        sides=sides,
        wait=made if isinstance(made, Wait) else None,
        made=made if isinstance(made, Comparison) else None,
        languages=languages,
        rows=[draw(row, sides.documents) for row in shown[offset : offset + PAGE]],
        found=len(shown),
        total=len(rows),
        differing=sum(bool(row.differences) for row in rows),
        offset=offset,
        page=PAGE,
        only=only,
        pairs=pairs_with(visit, sides.left.id),
    )


def _rows(
    visit: Visit, sides: Sides, made: Comparison | Wait
) -> tuple[tuple[str, str], tuple[Row, ...]]:
    """The rows of a comparison; until it is made, those that the links of the casebook tell."""
    if isinstance(made, Comparison):
        return made.languages, rows_of(made)
    if sides.right is not None:
        return (sides.left.language, sides.right.language), ()
    name = sides.left.id
    sentences = read_sentences(visit.casebook, [name])[name]
    return rows_told(sentences, read_translations_in(visit.casebook, name))
