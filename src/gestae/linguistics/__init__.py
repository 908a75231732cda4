"""Text to parsed sentences, a pack a language. Start with ``parse.py``, then ``language.py``."""
