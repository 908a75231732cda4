"""The time as the casebook keeps it: ``utc_now``."""

import datetime as dt


def utc_now() -> dt.datetime:
    """Now in UTC, as a value without a time zone: columns say that they hold UTC."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
