"""Relations of two parties through time. Start with ``relations.py``."""
