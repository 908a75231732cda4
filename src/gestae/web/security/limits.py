"""How often one may ask: ``Limits``, kept in memory by the library ``limits``."""

import time
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

from fastapi import HTTPException
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter, SlidingWindowCounterRateLimiter

SIGN_IN = {
    "address and name": parse("10/5 minutes"),
    "address": parse("40/5 minutes"),
    "name": parse("100/hour"),
}
"""Passwords tried by one address for one name, and wrong ones of an address or for a name. The last
is for tries from many addresses, and high enough that nobody is easily kept out by others."""
UPLOADS = parse("60/10 minutes")
REQUESTS = parse("1800/minute")
"""Of one user to all pages together; fifty readers have a limit each."""
STRANGERS = parse("240/minute")
"""Of one address that has not signed in."""


@dataclass(frozen=True, slots=True)
class _Counted:
    rate: RateLimitItem
    whose: tuple[str, ...]


class Limits:
    """Counts what was asked. Each method raises 429 with ``Retry-After`` once it is too much."""

    def __init__(self) -> None:
        storage = MemoryStorage()
        self._exact = MovingWindowRateLimiter(storage)
        self._rough = SlidingWindowCounterRateLimiter(storage)

    def try_sign_in(self, address: str, name: str) -> None:
        """Counts that a password is tried for the name; tell then how it went."""
        both, *others = _tries(address, name)
        for counted in others:
            if not self._exact.test(counted.rate, *counted.whose):
                raise too_many(self._seconds(counted))
        if not self._exact.hit(both.rate, *both.whose):
            raise too_many(self._seconds(both))

    def failed(self, address: str, name: str) -> None:
        """The password was wrong."""
        for counted in _tries(address, name)[1:]:
            self._exact.hit(counted.rate, *counted.whose)

    def succeeded(self, address: str, name: str) -> None:
        """The password was right: tries before it are forgotten."""
        both = _tries(address, name)[0]
        self._exact.clear(both.rate, *both.whose)

    def upload(self, who: str) -> None:
        """Counts an upload."""
        counted = _Counted(UPLOADS, ("upload", who))
        if not self._exact.hit(counted.rate, *counted.whose):
            raise too_many(self._seconds(counted))

    def request(self, who: str, *, known: bool) -> None:
        """Counts any request."""
        rate, whose = (REQUESTS if known else STRANGERS), ("request", who)
        if not self._rough.hit(rate, *whose):
            raise too_many(self._rough.get_window_stats(rate, *whose).reset_time - time.time())

    def _seconds(self, counted: _Counted) -> float:
        return self._exact.get_window_stats(counted.rate, *counted.whose).reset_time - time.time()


def too_many(seconds: float) -> HTTPException:
    """The answer to who asked too often: 429, and when to come back."""
    wait = max(1, round(seconds + 0.5))
    return HTTPException(
        429, f"too many tries; wait {wait} seconds, then try again", {"Retry-After": str(wait)}
    )


def address_of(client: str) -> str:
    """What counts as one address: of IPv6 the network that one customer has.

    >>> address_of("192.0.2.7"), address_of("2001:db8:1:2:3:4:5:6")
    ('192.0.2.7', '2001:db8:1:2::')
    """
    try:
        found = ip_address(client)
    except ValueError:
        return client
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)


def _tries(address: str, name: str) -> tuple[_Counted, ...]:
    name = name.casefold()[:64]
    return (
        _Counted(SIGN_IN["address and name"], ("both", address, name)),
        _Counted(SIGN_IN["address"], ("address", address)),
        _Counted(SIGN_IN["name"], ("name", name)),
    )
