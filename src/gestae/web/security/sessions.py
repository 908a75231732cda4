"""Who is signed in, kept in a signed cookie: ``begin_session``, ``end_session``, ``Sessions``."""

import secrets
import threading
import time
from collections.abc import MutableMapping
from typing import Any

from gestae.web.security.users import User
from gestae.web.security.users_file import Account, UsersFile

LONGEST_SECONDS = 12 * 3600
"""A session ends this long after signing in, whatever is done in it."""
IDLE_SECONDS = 3 * 3600
"""A session ends when nothing is asked in it for so long."""
RENEWED_SECONDS = 300
"""How old the last sign of life in the cookie may be before it is written anew."""

Session = MutableMapping[str, Any]


class Sessions:
    """The sessions of a workbench: each is in its user's cookie, signed with the file's key.

    Those that were signed out are remembered until they would have ended, so that a copied cookie
    is of no use after that; a restart forgets it, and then the cookie's own end holds.
    """

    def __init__(self, users: UsersFile) -> None:
        self._users = users
        self._gate = threading.Lock()
        self._ended: dict[str, float] = {}

    def begin(self, session: Session, account: Account) -> None:
        """Signs the user in, in a session that has nothing of the one before."""
        now = time.time()
        session.clear()
        session.update(
            user=account.name,
            stamp=account.stamp,
            session=secrets.token_urlsafe(12),
            began=now,
            seen=now,
        )

    def end(self, session: Session) -> None:
        """Signs the user out."""
        now = time.time()
        with self._gate:
            self._ended = {name: until for name, until in self._ended.items() if until > now}
            if name := session.get("session"):
                self._ended[str(name)] = now + LONGEST_SECONDS
        session.clear()

    def user(self, session: Session) -> User | None:
        """Who is signed in, if the session holds and the user is as when it began."""
        name, now = session.get("user"), time.time()
        if not name:
            return None
        account = self._users.find(str(name))
        holds = (
            account is not None
            and secrets.compare_digest(account.stamp, str(session.get("stamp", "")))
            and now - session.get("began", 0) < LONGEST_SECONDS
            and now - session.get("seen", 0) < IDLE_SECONDS
            and session.get("session") not in self._ended
        )
        if account is None or not holds:
            session.clear()
            return None
        if now - session["seen"] > RENEWED_SECONDS:
            session["seen"] = now
        return account.user
