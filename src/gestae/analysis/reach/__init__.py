"""Ranges and distances put on the map. Start with ``reach.py``."""
