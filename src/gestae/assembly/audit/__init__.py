"""What a translation says differently from its original. Start with ``audit.py``."""
