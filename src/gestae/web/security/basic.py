"""Programs that name their user with each request, as HTTP Basic does: ``Basic``."""

import base64
import binascii
import hashlib
import secrets
import threading
import time
from collections import OrderedDict

from gestae.web.security.limits import Limits
from gestae.web.security.users import User
from gestae.web.security.users_file import UsersFile

KEPT_SECONDS = 300
"""How long a password that was right need not be checked again: a check takes a tenth second."""
MOST = 1000


class Basic:
    """Checks name and password of a header ``Authorization: Basic …`` against the file of users."""

    def __init__(self, users: UsersFile, limits: Limits) -> None:
        self._users = users
        self._limits = limits
        self._salt = secrets.token_bytes(32)
        self._gate = threading.Lock()
        self._known: OrderedDict[bytes, float] = OrderedDict()

    def user(self, header: str, address: str) -> User | None:
        """Who asks; ``None`` where name or password is wrong. Raises 429 after many wrong ones."""
        named = read_credentials(header)
        if named is None:
            return None
        name, password = named
        account = self._users.find(name)
        told = f"{account.stamp}\0{name}\0{password}" if account else ""
        print_ = hashlib.blake2b(told.encode("utf-8", "replace"), key=self._salt).digest()
        if account and self._is_known(print_):
            return account.user
        self._limits.try_sign_in(address, name)
        account = self._users.check(name, password)
        if account is None:
            self._limits.failed(address, name)
            return None
        self._limits.succeeded(address, name)
        self._keep(print_)
        return account.user

    def _is_known(self, print_: bytes) -> bool:
        with self._gate:
            return self._known.get(print_, 0) > time.monotonic()

    def _keep(self, print_: bytes) -> None:
        with self._gate:
            self._known[print_] = time.monotonic() + KEPT_SECONDS
            self._known.move_to_end(print_)
            while len(self._known) > MOST:
                self._known.popitem(last=False)


def read_credentials(header: str) -> tuple[str, str] | None:
    """Name and password of the header, or ``None`` where it has none.

    >>> read_credentials("Basic YWRhOnNlY3JldDp3b3Jk"), read_credentials("Bearer x")
    (('ada', 'secret:word'), None)
    """
    scheme, _, told = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(told, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return None
    return (name, password) if colon else None
