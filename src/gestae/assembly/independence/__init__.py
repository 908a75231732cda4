"""How many independent sources tell a deed: start with ``corroborate.py``.

``voices.py`` says on whose word a telling is; ``copies.py`` which documents are one text. Nothing
here says that a deed is true: it says who tells it, who only carries what another tells, and who
denies it.
"""
