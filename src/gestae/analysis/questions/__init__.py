"""Open questions and what the record has for and against. Start with ``matrix.py``."""
