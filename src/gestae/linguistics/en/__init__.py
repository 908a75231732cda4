"""English: the parse by spaCy's small pipeline, and what is read off it. Start with ``pack.py``."""
