"""What a route gets to work with: ``Visit``, one request by one user."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from gestae.store.held import HeldCasebook
from gestae.web.navigation import Place, places
from gestae.web.remembered import Remembered
from gestae.web.security.users import User
from gestae.web.settings import Settings
from gestae.web.templates import environment
from gestae.web.words import choose_language, load_words

Theme = Literal["light", "dark", "system"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One request: the casebook it asks, who asks, and how the answer is to be shown.

    ``remembered`` keeps what is dear to make. ``user`` is ``None`` only on the
    pages that ask who one is. ``token`` goes into every form (``csrf``), see ``security.forgery``.
    """

    request: Request
    settings: Settings
    casebook: HeldCasebook
    remembered: Remembered
    user: User | None
    language: str
    theme: Theme
    token: str

    def say(self, key: str, /, **values: object) -> str:
        """The phrase of ``words/`` in the language of the visit, with the values filled in."""
        phrase = load_words()[self.language][key]
        return phrase.format(**values) if values else phrase

    def remember(self, question: Hashable, make: Any) -> Any:
        """What ``make`` gives, made once for each state of the casebook; see ``Remembered``."""
        return self.remembered.get(question, make)

    def show(self, page: str, /, status: int = 200, **values: object) -> HTMLResponse:
        """The page of ``pages/`` filled with the values. It may use ``visit`` and ``t`` (say)."""
        template = environment().get_template(page)
        html = template.render(visit=self, t=self.say, places=self.places, **values)
        return HTMLResponse(html, status_code=status)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the navigation leads."""
        return places()

    @property
    def name(self) -> str:
        """The name decisions are signed with."""
        return self.user.name if self.user else ""


def make_visit(request: Request) -> Visit:
    """The visit of a request, with what the middleware of ``security`` found out about it."""
    state = request.app.state
    return Visit(
        request=request,
        settings=state.settings,
        casebook=state.casebook,
        remembered=state.remembered,
        user=getattr(request.state, "user", None),
        language=choose_language(
            request.query_params.get("lang"),
            request.cookies.get("language"),
            request.headers.get("accept-language", ""),
        ),
        theme=_theme(request.cookies.get("theme")),
        token=getattr(request.state, "token", ""),
    )


Visiting = Annotated[Visit, Depends(make_visit)]
"""The type of a route's argument ``visit``."""


def _theme(kept: str | None) -> Theme:
    return kept if kept in {"light", "dark"} else "system"  # type: ignore[return-value]
