"""Which details belong to which deed: start with ``attach.py``."""

from gestae.coders.attach.attach import Details, Findings, attach
from gestae.coders.attach.tellers import SAID

__all__ = ["SAID", "Details", "Findings", "attach"]
