"""Who decides where nobody is named: ``default_user``."""

import getpass
import os

from gestae.errors import UsageError

VARIABLE = "GESTAE_USER"


def default_user() -> str:
    """The name in ``GESTAE_USER``, else that of the system's user.

    Raises ``UsageError`` where neither is known.
    """
    named = os.environ.get(VARIABLE, "").strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError(f"say who decides: with --by NAME, or by setting {VARIABLE}") from error
