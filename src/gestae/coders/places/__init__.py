"""Where: ``find_places``.

``candidates`` gives the names that may be places, of the gazetteer and of no table; ``uses`` how
each phrase of a sentence is used; ``find`` takes those that are used as a place.
"""

from gestae.coders.places.find import find_places

__all__ = ["find_places"]
