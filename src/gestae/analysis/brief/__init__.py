"""What is new in a casebook, with citations, and what was read for it. Start with ``brief.py``."""
