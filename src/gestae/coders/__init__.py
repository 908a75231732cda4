"""Parsed sentences to events, in terms of no language. Read ``code.py`` first."""
