"""Sentences found by their words, or by what they mean. Start with ``search.py``."""
