"""Why, as the record tells it. Start with ``reasons.py``."""
