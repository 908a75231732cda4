"""Files to documents: one module per format in this folder, found by its file name.

Start with ``read_path``. ``make_document`` is for a text already in hand, ``locate`` for the way
back from a character to the original file. ``shared/registry.py`` says what a reader offers.
"""

from gestae.readers.shared.document import make_document
from gestae.readers.shared.options import Options
from gestae.readers.shared.original import Origin, locate
from gestae.readers.shared.registry import known_readers
from gestae.readers.shared.walk import read_path

__all__ = ["Options", "Origin", "known_readers", "locate", "make_document", "read_path"]
