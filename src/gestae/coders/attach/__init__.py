"""Which details belong to which deed: start with ``attach.py``."""

from gestae.coders.attach.attach import Details, Findings, attach

__all__ = ["Details", "Findings", "attach"]
