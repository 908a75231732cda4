"""The file of users: ``UsersFile`` reads and changes it.

One JSON object: ``key`` signs the sessions, so that they outlive a restart; ``users`` lists each
with name, role, a hash of the password (argon2id) and a ``stamp`` that changes with them, by which
the sessions of a user who was changed or removed end at once.
"""

import json
import os
import secrets
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError

from gestae.errors import NotFoundError, UsageError
from gestae.web.security.users import ROLES, Role, User

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 1024
LONGEST_NAME = 64
AT_ONCE = 2
"""Passwords checked at the same time: each takes 64 MB for a moment."""


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the file has it; ``stamp`` is another after every change."""

    name: str
    role: Role
    password: str
    stamp: str

    @property
    def user(self) -> User:
        """The user, without what is secret."""
        return User(self.name, self.role)


@dataclass(frozen=True, slots=True)
class _Content:
    key: str
    accounts: Mapping[str, Account]


class UsersFile:
    """The users of a workbench. Changes made by other processes are seen with the next question.

    Raises ``UsageError`` where the file is missing or is no file of users. Safe between threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._gate = threading.Lock()
        self._hashing = threading.BoundedSemaphore(AT_ONCE)
        self._seen: tuple[int, int, int] | None = None
        self._content = _Content("", {})
        self._read()

    @property
    def key(self) -> str:
        """What sessions are signed with."""
        return self._read().key

    def accounts(self) -> tuple[Account, ...]:
        """All users, by name."""
        found = self._read().accounts
        return tuple(found[name] for name in sorted(found))

    def require_somebody(self) -> None:
        """Raises ``UsageError`` where the file has no user who could sign in."""
        if not self._read().accounts:
            raise UsageError(
                f"{self.path}: has no user yet. Add one with: "
                f"gestae serve add-user NAME --role admin --users {self.path}"
            )

    def find(self, name: str) -> Account | None:
        """The user of that name."""
        return self._read().accounts.get(_normal(name))

    def check(self, name: str, password: str) -> Account | None:
        """The user, if the password is right; an unknown name takes as long as a wrong password."""
        account = self.find(name)
        if len(password) > LONGEST_PASSWORD:
            password, account = "", None
        with self._hashing:
            try:
                fits = _hasher().verify(password, account.password if account else _nobodys())
            except UnknownHashError:
                fits = False
        return account if fits and account else None

    def add(self, name: str, role: Role, password: str) -> Account:
        """The new user; raises ``UsageError`` for a name that is taken or a password too short."""
        name = _checked_name(name)
        account = Account(name, _checked_role(role), self._hash(password), secrets.token_hex(8))
        with self._gate:
            content = self._fresh()
            if name in content.accounts:
                raise UsageError(
                    f"{self.path}: there is a user {name!r} already; remove it first, or give it "
                    "another role or password with: gestae serve change-user"
                )
            self._write(replace(content, accounts={**content.accounts, name: account}))
        return account

    def change(
        self, name: str, *, role: Role | None = None, password: str | None = None
    ) -> Account:
        """The user with another role or password; open sessions of the user end.

        Raises ``NotFoundError`` where there is none, ``UsageError`` where no admin would be left.
        """
        hashed = None if password is None else self._hash(password)
        with self._gate:
            content = self._fresh()
            before = self._known(content, name)
            after = Account(
                before.name,
                before.role if role is None else _checked_role(role),
                hashed or before.password,
                secrets.token_hex(8),
            )
            self._write_checked(content, {**content.accounts, after.name: after})
        return after

    def remove(self, name: str) -> None:
        """Takes the user out; raises as ``change`` does."""
        with self._gate:
            content = self._fresh()
            gone = self._known(content, name).name
            self._write_checked(
                content, {key: one for key, one in content.accounts.items() if key != gone}
            )

    def _known(self, content: _Content, name: str) -> Account:
        found = content.accounts.get(_normal(name))
        if found is None:
            raise NotFoundError(
                f"{self.path}: there is no user {name!r}; there are: "
                f"{', '.join(sorted(content.accounts)) or 'none'}"
            )
        return found

    def _write_checked(self, content: _Content, accounts: Mapping[str, Account]) -> None:
        had = any(account.role == "admin" for account in content.accounts.values())
        if had and not any(account.role == "admin" for account in accounts.values()):
            raise UsageError(f"{self.path}: the last admin stays; make somebody else admin first")
        self._write(replace(content, accounts=accounts))

    def _hash(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise UsageError(
                f"a password has at least {SHORTEST_PASSWORD} characters; some words in a row "
                "are easy to remember and hard to guess"
            )
        with self._hashing:
            return _hasher().hash(password)

    def _read(self) -> _Content:
        with self._gate:
            return self._fresh()

    def _fresh(self) -> _Content:
        """The content as the file has it now; the gate is held."""
        try:
            status = self.path.stat()
            seen = (status.st_ino, status.st_mtime_ns, status.st_size)
            if seen != self._seen:
                self._content = _parse(json.loads(self.path.read_text("utf-8")))
                self._seen = seen
        except FileNotFoundError as error:
            raise UsageError(
                f"{self.path}: there is no file of users. Make one with: "
                f"gestae serve add-user NAME --role admin --users {self.path}"
            ) from error
        except OSError as error:
            raise UsageError(f"{self.path}: cannot be read ({error.strerror})") from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{self.path}: is no file of users ({error})") from error
        return self._content

    def _write(self, content: _Content) -> None:
        write_users(self.path, content.key, content.accounts)
        self._seen = None


def open_or_make_users(path: Path) -> UsersFile:
    """The file of users, made empty and with a new key if there is none."""
    if not path.exists():
        write_users(path, secrets.token_hex(32), {})
    return UsersFile(path)


def write_users(path: Path, key: str, accounts: Mapping[str, Account]) -> None:
    """Writes the file whole or not at all, readable by its owner alone."""
    told = {"key": key, "users": [asdict(accounts[name]) for name in sorted(accounts)]}
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:  # made with mode 600
            making = Path(file.name)
            try:
                json.dump(told, file, ensure_ascii=False, indent=2)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
                making.replace(path)
            except BaseException:
                making.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error


def _parse(told: Any) -> _Content:
    accounts = [
        Account(
            _checked_name(one["name"]),
            _checked_role(one["role"]),
            str(one["password"]),
            str(one["stamp"]),
        )
        for one in told["users"]
    ]
    key = str(told["key"])
    if len(key) < 32:
        raise ValueError("its key is too short")
    return _Content(key, {account.name: account for account in accounts})


def _checked_name(name: str) -> str:
    name = _normal(name)
    if not name or len(name) > LONGEST_NAME or ":" in name or not name.isprintable():
        raise UsageError(
            f"a user's name has 1 to {LONGEST_NAME} characters and no colon, not {name!r}"
        )
    return name


def _checked_role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise UsageError.unknown("role", role, ROLES)


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys() -> str:
    """The hash that is checked where nobody has the name."""
    return _hasher().hash(secrets.token_hex(16))
